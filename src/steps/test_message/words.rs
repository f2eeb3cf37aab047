//! What the step says.

use crate::text::phrases;

phrases! {
    TITLE { nb: "Send en testmelding", en: "Send a test message" }
    WHY { nb: "En melding som kommer fram, viser at hele kjeden virker.", en: "A message that arrives shows that the whole chain works." }
    USUALLY { nb: "noen minutter", en: "minutes" }
    CAN_START { nb: "Når ressursen, tilgangsreglene, tokenet og mottakeren er på plass.", en: "When the resource, access rules, token and recipient are in place." }
    MEANWHILE { nb: "Finn noen som kan se på meldingen.", en: "Find somebody who can look at the message." }
    PROOF { nb: "Meldingen er publisert for mottakeren.", en: "The message is published for the recipient." }
    SUPPLIER { nb: "leverandøren, som har nøkkelen, har sendt en testmelding", en: "the supplier, who holds the key, has sent a test message" }
    FORWARDING { nb: "Mottakeren kan ikke videresende meldingene: tilgangsreglene krever sikkerhetsnivå {level}, og da avviser Altinn hver melding som sendes med allowForwarding (1068).", en: "The recipient cannot forward the messages: the access rules demand security level {level}, and Altinn then refuses every message that is sent with allowForwarding (1068)." }
    CACHE { nb: "Altinn gir dere tilgang til {id}; det kan ta inntil 12 minutter før mellomlageret hos Altinn er oppdatert", en: "Altinn gives you access to {id}; the cache at Altinn can take up to 12 minutes to update" }
    DRY_RUN { nb: "prøvekjøringen går gjennom; den ga {code}", en: "the dry run passes; it gave {code}" }
    PUBLISHING { nb: "meldingen {id} er publisert; den er nå {status}", en: "the message {id} is published; it is now {status}" }
    HELD { nb: "meldingen {id} er publisert; det skjer {moment}, og til da kan den trekkes tilbake ({how})", en: "the message {id} is published; that happens on {moment}, and until then it can be withdrawn ({how})" }
    TAKEN_BACK { nb: "en ny testmelding er sendt; {id} ble trukket tilbake", en: "a new test message has been sent; {id} was withdrawn" }
    GONE { nb: "en ny testmelding er sendt; {id} er borte: {status}", en: "a new test message has been sent; {id} is gone: {status}" }
    FAILED { nb: "en ny testmelding er sendt; {id} kom ikke fram: {status}", en: "a new test message has been sent; {id} did not arrive: {status}" }
    ATTACHMENT_FAILED { nb: "en ny testmelding er sendt, med et annet vedlegg eller uten; {id} kom ikke fram, for vedlegget ble avvist. {reason}", en: "a new test message has been sent, with another attachment or without one; {id} did not arrive, since its attachment was rejected. {reason}" }
    SCANNED { nb: "meldingen {id} er publisert; den er nå {status}, og vedlegget {file}", en: "the message {id} is published; it is now {status}, and its attachment {file}" }
    SENT { nb: "sendt", en: "sent" }
    MESSAGE_TITLE { nb: "Testmelding fra {name}", en: "Test message from {name}" }
    MESSAGE_SUMMARY { nb: "Dette er en test. Du trenger ikke gjøre noe.", en: "This is a test. You do not need to do anything." }
    MESSAGE_BODY { nb: "## Dette er en testmelding\n\nDen er sendt for å kontrollere oppsettet av tjenesten **{name}**.\n\n- Se at tittel, avsender og tekst er riktige.\n- Se at [denne lenken](https://www.altinn.no) virker.\n\nDu trenger ikke gjøre noe.", en: "## This is a test message\n\nIt was sent to check the set-up of the service **{name}**.\n\n- Check that the title, sender and text are right.\n- Check that [this link](https://www.altinn.no) works.\n\nYou do not need to do anything." }
    NOTIFY { nb: "Skal mottakeren varsles når det kommer en melding?", en: "Should the recipient be notified when a message arrives?" }
    REMINDER { nb: "Skal mottakeren få revarsel om testmeldingen?", en: "Should the recipient be reminded of the test message?" }
    REMINDER_HELP { nb: "Revarselet går ut ett døgn etter at meldingen er publisert, i produksjon sju dager etter, og bare dersom meldingen er ulest da. Det går på samme måte som varselet, og venter ikke på programmet.", en: "The reminder is sent a day after the message is published, in production seven days after, and only if the message is unread then. It takes the same channel as the notification, and the program does not wait for it." }
    PUBLISH_DELAY { nb: "Hvor mange minutter etter at testmeldingen er sendt, skal den publiseres? Til da kan den trekkes tilbake", en: "How many minutes after the test message is sent is it to be published? Until then it can be withdrawn" }
    PUBLISH_DELAY_HELP { nb: "Fra 0 til 60. Uten svar er det 5, i øvelsen 0. Så lenge meldingen ikke er publisert, trekker altinn-onboard try message --purge den tilbake; varselet går heller ikke ut før den er publisert.", en: "From 0 to 60. Without an answer it is 5, in the rehearsal 0. As long as the message is not published, altinn-onboard try message --purge withdraws it; nor is the notification sent before it is published." }
    NOTIFY_HELP { nb: "Varselet er en del av meldingen og krever ikke noe eget oppsett. Svaret gjelder testmeldingen. E-post sendes på ordentlig også fra TT02; SMS i TT02 til numre som ikke er hvitlistet, er bare simulert. Mottakeren må varsles om taushetsbelagt post.", en: "The notification is part of the message and needs no set-up of its own. The answer is for the test message. E-mails from TT02 are really sent; SMS messages in TT02 to numbers that are not on the list are only simulated. Recipients of confidential mail must be notified." }
}
