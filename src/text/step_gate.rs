//! Texts of the gate: whether the onboarding is needed at all.

phrases! {
    TITLE { nb: "Avklar om dere trenger en egen tjeneste", en: "Find out whether you need a service of your own" }
    WHY { nb: "Mange sender allerede gjennom et system som har ordnet alt.", en: "Many already send through a system that has arranged everything." }
    USUALLY { nb: "tre minutter", en: "three minutes" }
    CAN_START { nb: "Ja, med en gang.", en: "Yes, at once." }
    MEANWHILE { nb: "Ingenting: dette avgjør om resten trengs.", en: "Nothing: this decides whether the rest is needed." }
    PROOF { nb: "Svaret ditt.", en: "Your answer." }
    NOT_NEEDED { nb: "Fagsystemene sender gjennom {through} allerede, og dere vil ikke ha en egen tjeneste.", en: "Your business systems send through {through} already, and you do not want a service of your own." }
}
