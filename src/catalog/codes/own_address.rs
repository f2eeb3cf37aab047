//! The addresses of notifications: the operator's own, to which one is sent to try it and which stands in the user's
//! profile, and the sender's.

use crate::finding::code::codes;

codes! {
    OWN_ADDRESS_MISSING = "OWN-ADDRESS-MISSING" [Error]
        says { nb: "Testvarselet sendes til deg selv, og adressen din er ikke kjent.", en: "The test notification goes to yourself, and your address is not known." }
        next { nb: "altinn-onboard resume --contact-email ADRESSE, eller --contact-phone NUMMER for SMS. Den lagres i din egen profil, aldri i tilstandsfilen", en: "altinn-onboard resume --contact-email ADDRESS, or --contact-phone NUMBER for SMS. It is kept in your own profile, never in the state file" }
    OWN_EMAIL = "OWN-EMAIL" [Error]
        says { nb: "E-postadressen til kontaktpersonen er ingen e-postadresse.", en: "The contact person's e-mail address is no e-mail address." }
        next { nb: "altinn-onboard resume --contact-email navn@virksomhet.no", en: "altinn-onboard resume --contact-email name@organisation.no" }
    OWN_PHONE = "OWN-PHONE" [Error]
        says { nb: "Telefonnummeret til kontaktpersonen kan ikke få SMS fra Altinn: et mobilnummer med landkode trengs.", en: "The contact person's phone number cannot get SMS from Altinn: a mobile number with the code of its country is needed." }
        next { nb: "altinn-onboard resume --contact-phone \"+47 999 99 999\". Norske mobilnummer har åtte sifre og begynner med 4 eller 9", en: "altinn-onboard resume --contact-phone \"+47 999 99 999\". Norwegian mobile numbers have eight digits and begin with 4 or 9" }
    SENDER_FORM = "SENDER-FORM" [Error]
        says { nb: "En egen avsender er ett SMS-navn av bokstaver (a–z) og tall, og e-postadresser, med komma mellom.", en: "An own sender is one SMS name of letters (a–z) and digits, and e-mail addresses, with commas between them." }
        next { nb: "Skriv for eksempel «TTD, varsel@ttd.no», eller ingen for avsenderen til Altinn", en: "Write for example “TTD, varsel@ttd.no”, or none for Altinn's own sender" }
    SENDER_TOO_LONG = "SENDER-TOO-LONG" [Error]
        says { nb: "Et SMS-navn har plass til 11 tegn; resten blir kuttet.", en: "An SMS name has room for 11 characters; the rest is cut off." }
        next { nb: "Kort navnet ned til 11 tegn", en: "Shorten the name to 11 characters" }
}
