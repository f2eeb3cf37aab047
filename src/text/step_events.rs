//! Texts of the step events.

phrases! {
    TITLE { nb: "Sett opp hendelsesabonnement", en: "Set up the event subscription" }
    WHY { nb: "Med hendelser får systemet vite når en melding er publisert, lest eller bekreftet.", en: "With events the system learns when a message is published, read or confirmed." }
    USUALLY { nb: "minutter, pluss åpning i nettverket (dager, erfaring)", en: "minutes, plus an opening in the network (days, experience)" }
    CAN_START { nb: "Adressen kan bestilles med en gang; abonnementet trenger token og tilgangsregler.", en: "The address can be ordered at once; the subscription needs a token and access rules." }
    MEANWHILE { nb: "Se på testmeldingen.", en: "Look at the test message." }
    PROOF { nb: "Abonnementet leses tilbake som validert.", en: "The subscription is read back as validated." }
    NOT_WANTED { nb: "Dere har valgt å ikke ha hendelser.", en: "You have chosen not to have events." }
    SUPPLIER { nb: "leverandøren, som har nøkkelen, har satt opp abonnementet", en: "the supplier, who holds the key, has set the subscription up" }
    UNREACHABLE { nb: "{url} svarer 2xx; den ga {answer}", en: "{url} answers 2xx; it gave {answer}" }
    NOT_VALIDATED { nb: "valideringskallet til {url} er besvart", en: "the validation call to {url} is answered" }
    NO_RECEIVER { nb: "miljøet tilbyr en mottaker; oppgi en annen adresse med `altinn-onboard resume --redo events`", en: "the environment offers a receiver; give another address with `altinn-onboard resume --redo events`" }
}
