//! The addresses of notifications: the operator's own, to which one is sent to try it and which stands in the user's
//! profile, and the sender's.

use crate::finding::code::codes;

codes! {
    OWN_ADDRESS_MISSING = "OWN-ADDRESS-MISSING" [Error]
        says { nb: "Testvarselet sendes til deg selv, og adressen din er ikke kjent.", en: "The test notification goes to yourself, and your address is not known." }
        next { nb: "altinn-onboard resume --own-email ADRESSE, eller --own-phone NUMMER for SMS. Den lagres i din egen profil, aldri i tilstandsfilen", en: "altinn-onboard resume --own-email ADDRESS, or --own-phone NUMBER for SMS. It is kept in your own profile, never in the state file" }
    OWN_EMAIL = "OWN-EMAIL" [Error]
        says { nb: "Din egen e-postadresse er ingen e-postadresse.", en: "Your own e-mail address is no e-mail address." }
        next { nb: "altinn-onboard resume --own-email navn@virksomhet.no", en: "altinn-onboard resume --own-email name@organisation.no" }
    OWN_PHONE = "OWN-PHONE" [Error]
        says { nb: "Ditt eget nummer kan ikke få SMS fra Altinn: et mobilnummer med landkode trengs.", en: "Your own number cannot get SMS from Altinn: a mobile number with the code of its country is needed." }
        next { nb: "altinn-onboard resume --own-phone \"+47 999 99 999\". Norske mobilnummer har åtte sifre og begynner med 4 eller 9", en: "altinn-onboard resume --own-phone \"+47 999 99 999\". Norwegian mobile numbers have eight digits and begin with 4 or 9" }
    TRIAL_PERSON = "TRIAL-PERSON" [Error]
        says { nb: "--to-person er ikke nummeret til en syntetisk person.", en: "--to-person is not the number of a synthetic person." }
        why { nb: "Verken varsel eller melding prøves med noen som finnes. Nummeret lagres ikke og vises ikke.", en: "Neither a notification nor a message is tried with somebody who exists. The number is neither kept nor shown." }
        next { nb: "Finn en person i Tenor testdata (testdata.skatteetaten.no); nummeret har 80 lagt til måneden", en: "Find a person in Tenor test data (testdata.skatteetaten.no); the number has 80 added to the month" }
    TRIAL_PERSON_UNKNOWN = "TRIAL-PERSON-UNKNOWN" [Error]
        says { nb: "Den syntetiske personen finnes ikke i dette miljøet. Ingenting er sendt.", en: "The synthetic person does not exist in this environment. Nothing has been sent." }
        next { nb: "Finn en annen person i Tenor testdata (testdata.skatteetaten.no)", en: "Find another person in Tenor test data (testdata.skatteetaten.no)" }
    SENDER_FORM = "SENDER-FORM" [Error]
        says { nb: "En egen avsender er ett SMS-navn av bokstaver (a–z) og tall, og e-postadresser, med komma mellom.", en: "An own sender is one SMS name of letters (a–z) and digits, and e-mail addresses, with commas between them." }
        next { nb: "Skriv for eksempel «TTD, varsel@ttd.no», eller ingen for avsenderen til Altinn", en: "Write for example “TTD, varsel@ttd.no”, or none for Altinn's own sender" }
    SENDER_TOO_LONG = "SENDER-TOO-LONG" [Error]
        says { nb: "Et SMS-navn har plass til 11 tegn; resten blir kuttet.", en: "An SMS name has room for 11 characters; the rest is cut off." }
        next { nb: "Kort navnet ned til 11 tegn", en: "Shorten the name to 11 characters" }
}
