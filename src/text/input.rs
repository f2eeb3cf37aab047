//! Why an answer is not taken, and what to do instead.

phrases! {
    RESOURCE_URN_NEXT { nb: "Skriv {id}.", en: "Type {id}." }
    RESOURCE_NEXT { nb: "Prøv for eksempel {example}.", en: "Try for example {example}." }

    CHOICE_NEAR { nb: "Mente du {near}? Valgene er: {words}.", en: "Did you mean {near}? The choices are: {words}." }

    READERS_UNKNOWN { nb: "«{text}» er verken en tilgangspakke eller en rolle som kan brukes i tilgangsregler.", en: "“{text}” is neither an access package nor a role that access rules can use." }
    READERS_ALTINN_2 { nb: "«{text}» er en Altinn 2-rolle. De slutter å virke 31. desember 2026 og tilbys ikke for nye tjenester.", en: "“{text}” is an Altinn 2 role. They stop working on 31 December 2026 and are not offered for new services." }
    READERS_NEXT { nb: "Skriv `package:` med en tilgangspakke eller `role:` med en enhetsregisterrolle, for eksempel package:ordinaer-post-til-virksomheten, role:dagl", en: "Write `package:` with an access package or `role:` with a role of the register of legal entities, such as package:ordinaer-post-til-virksomheten, role:dagl" }
    READERS_NEAR { nb: "Mente du {near}, {name}?", en: "Did you mean {near}, {name}?" }
}
