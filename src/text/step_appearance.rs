//! Texts of the step appearance.

phrases! {
    TITLE { nb: "Se på meldingen i Arbeidsflate", en: "Look at the message in Arbeidsflate" }
    WHY { nb: "Bare den som ser meldingen slik mottakeren gjør, ser om tittel, avsender og tekst er riktige.", en: "Only somebody who sees the message as the recipient does sees whether title, sender and text are right." }
    USUALLY { nb: "én til tre dager når en kollega gjør det (erfaring)", en: "one to three days when a colleague does it (experience)" }
    CAN_START { nb: "Når testmeldingen er publisert.", en: "When the test message is published." }
    MEANWHILE { nb: "Sett opp hendelser og overleveringen.", en: "Set up events and the handover." }
    PROOF { nb: "Noen har sett på den, og svaret er oppgitt.", en: "Somebody has looked, and the answer is told." }
    LOOK { nb: "noen har sett på meldingen i {arbeidsflate}", en: "somebody has looked at the message in {arbeidsflate}" }
    NOT_OK { nb: "meldingen ser ut som den skal; sist ble det svart nei", en: "the message looks as it should; the last answer was no" }
    WHO { nb: "det er oppgitt hvem som så på meldingen (rolle)", en: "it is told who looked at the message (role)" }
    WALK_1 { nb: "Åpne {arbeidsflate} og logg inn som personen fra Tenor som har rolle i {orgnr}.", en: "Open {arbeidsflate} and log in as the person from Tenor who holds a role in {orgnr}." }
    WALK_CONFIDENTIAL { nb: "Taushetsbelagt: meldingen er usynlig til daglig leder har gitt noen tilgangspakken. Gi den først.", en: "Confidential: the message is invisible until the managing director has given somebody the access package. Give it first." }
    WALK_2 { nb: "Se på tittel, avsender, tekst, lenker og visning på telefon.", en: "Look at title, sender, text, links and the view on a phone." }
}
