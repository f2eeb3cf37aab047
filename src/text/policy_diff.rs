//! What `policy diff`, `policy fetch` and `policy upload` say.

phrases! {
    TEXT_POLICY_ID { nb: "PolicyId", en: "PolicyId" }
    TEXT_VERSION { nb: "versjonen", en: "the version" }
    TEXT_DESCRIPTIONS { nb: "beskrivelser", en: "descriptions" }
    TEXT_TARGET { nb: "Target for hele policyen", en: "the Target of the whole policy" }
    TEXT_ALGORITHM { nb: "navnet på kombineringsalgoritmen", en: "the name of the combining algorithm" }
    TEXT_RULE_IDS { nb: "regel-id-er", en: "rule ids" }
    TEXT_RULES { nb: "hvordan reglene er delt opp og ordnet", en: "how the rules are split and ordered" }
    TEXT_MATCHES { nb: "hvordan vilkårene er skrevet", en: "how the matches are written" }
    TEXT_OBLIGATIONS { nb: "plikter som ingen får", en: "obligations that nobody gets" }
    TEXT_PLACEHOLDERS { nb: "plassholdere", en: "placeholders" }
    TEXT_LAYOUT { nb: "oppsett, kommentarer og byte-rekkefølgemerke", en: "layout, comments and byte order mark" }

    NOT_AN_ID { nb: "«{found}» er ikke en ressurs-id: den har minst fire av a–z, 0–9, _ og -.", en: "“{found}” is no resource id: it has at least four of a–z, 0–9, _ and -." }
}
