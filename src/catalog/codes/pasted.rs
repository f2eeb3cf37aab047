//! What is wrong with a public key, or a supplier's report, that was pasted.

use super::row::shared;
use super::shared::SECRET;
use crate::finding::code::codes;

shared! {
    JWK_NEXT { nb: "Be den som laget nøkkelen, om den offentlige delen som JWK.", en: "Ask whoever made the key for its public part as a JWK." }
    PROOF_NEXT { nb: "Be leverandøren kjøre denne linjen og sende JSON-en som skrives ut: {line}", en: "Ask the supplier to run this line and send the JSON that it prints: {line}" }
}

codes! {
    JWK_PRIVATE = "JWK-PRIVATE" [Error]
        says { nb: "Dette er en privat nøkkel. Den er ikke lagret; bare den offentlige delen hører hjemme her.", en: "This is a private key. It has not been saved; only the public part belongs here." }
        next SECRET
    JWK_NOT_AN_OBJECT = "JWK-NOT-AN-OBJECT" [Error]
        says { nb: "Dette er ikke én JWK: ett JSON-objekt, eller et sett med nøyaktig én nøkkel.", en: "This is not a single JWK: that is one JSON object, or a set with exactly one key." }
        next JWK_NEXT
    JWK_NOT_RSA = "JWK-NOT-RSA" [Error]
        says { nb: "Maskinporten tar bare RSA-nøkler (`kty` = `RSA`).", en: "Maskinporten takes RSA keys only (`kty` = `RSA`)." }
        next JWK_NEXT
    JWK_MEMBER = "JWK-MEMBER" [Error]
        says { nb: "Feltet `{member}` mangler eller har feil form.", en: "The member `{member}` is missing or has the wrong format." }
        next JWK_NEXT
    JWK_TOO_SHORT = "JWK-TOO-SHORT" [Error]
        says { nb: "Nøkkelen har {bits} bit; den må ha minst 2048.", en: "The key has {bits} bits; it needs at least 2048." }
        next JWK_NEXT
    PROOF_FORM = "PROOF-FORM" [Error]
        says { nb: "Her er det ingen rapport fra `altinn-onboard token --proof`: JSON-en mangler, er avkortet, eller er noe annet.", en: "This does not contain a report from `altinn-onboard token --proof`: the JSON is missing, cut short, or something else." }
        next PROOF_NEXT
    PROOF_SCHEMA = "PROOF-SCHEMA" [Error]
        says { nb: "Rapporten har skjemaversjon {found}; denne versjonen forstår {known}.", en: "The report has schema {found}; this version understands {known}." }
        next PROOF_NEXT
    PROOF_ENVIRONMENT = "PROOF-ENVIRONMENT" [Error]
        says { nb: "Rapporten gjelder {found}, men dette oppsettet gjelder {expected}.", en: "The report is about {found}, but this is {expected}." }
        next PROOF_NEXT
    PROOF_ISSUER = "PROOF-ISSUER" [Error]
        says { nb: "Tokenet er utstedt av {found}; i dette miljøet er utstederen {expected}.", en: "The token was issued by {found}; in this environment the issuer is {expected}." }
        next PROOF_NEXT
    PROOF_CONSUMER = "PROOF-CONSUMER" [Error]
        says { nb: "Tokenet gjelder virksomheten {found}, ikke {expected}.", en: "The token acts for {found}, not {expected}." }
        next PROOF_NEXT
    PROOF_CLIENT = "PROOF-CLIENT" [Error]
        says { nb: "Rapporten gjelder klienten {found}; her er klienten {expected} registrert.", en: "The report is about the client {found}; the one registered here is {expected}." }
        next PROOF_NEXT
    PROOF_SCOPES = "PROOF-SCOPES" [Error]
        says { nb: "Tokenet mangler {missing}.", en: "The token lacks {missing}." }
        next PROOF_NEXT
    PROOF_KEY = "PROOF-KEY" [Error]
        says { nb: "Tokenet er signert med en annen nøkkel ({found}) enn den offentlige nøkkelen som er limt inn ({expected}).", en: "The token was signed with another key ({found}) than the public key that was pasted ({expected})." }
        next PROOF_NEXT
    PROOF_TIME = "PROOF-TIME" [Error]
        says { nb: "Rapporten er datert fram i tid: {found}.", en: "The report is dated {found}, which is in the future." }
        next PROOF_NEXT
}
