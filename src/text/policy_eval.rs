//! What `policy eval` and `policy test` say of decisions.

phrases! {
    PERMIT { nb: "Permit: slipper inn", en: "Permit: lets in" }
    DENY { nb: "Deny: stenger ute", en: "Deny: shuts out" }
    NOT_APPLICABLE { nb: "NotApplicable: ingen regel slipper inn, så tjenesten sier nei", en: "NotApplicable: no rule lets in, so the service says no" }
    INDETERMINATE { nb: "Indeterminate: kan ikke avgjøres, så tjenesten sier nei", en: "Indeterminate: cannot be decided, so the service says no" }
    PART { nb: "Del {number}: {answer}", en: "Part {number}: {answer}" }
    STATUS { nb: "Status: {status}", en: "Status: {status}" }
    REFUSED { nb: "Plattformen avviser dette: {reason}", en: "The platform refuses this: {reason}" }
    RULE { nb: "Avgjort av regel {id}", en: "Decided by rule {id}" }
    RULE_WITH { nb: "Avgjort av regel {id}: {description}", en: "Decided by rule {id}: {description}" }
    RULE_SHUT_OUT { nb: "Regelen {id} slipper inn, men tilgangslistene stenger ute", en: "Rule {id} lets in, but the access lists shut out" }
    BY_DELEGATION { nb: "Ressursens egne regler sa ikke noe. Delegering nummer {number} slipper inn", en: "The resource's own rules said nothing. Delegation policy number {number} lets in" }
    LEVEL { nb: "Krever sikkerhetsnivå {level} av sluttbrukere", en: "Demands security level {level} of end users" }
    LEVEL_ORG { nb: "Krever bare nivå {level} av virksomheter som bruker tjenesteeierens token", en: "Demands only level {level} of organisations that use a service owner's token" }
    OBLIGATION { nb: "Plikt {id}: {value}", en: "Obligation {id}: {value}" }
    STOPPED { nb: "Stoppet av: {gate}", en: "Stopped by: {gate}" }
    NEAREST { nb: "Nærmeste regel er {id}", en: "The nearest rule is {id}" }
    LACKS_SUBJECT { nb: "Den gjelder {who}", en: "It is about {who}" }
    LACKS_ACTION { nb: "Den gjelder handlingene {actions}", en: "It is about the actions {actions}" }
    LACKS_RESOURCE { nb: "Den gjelder {resources}", en: "It is about {resources}" }
    LACKS_CONDITION { nb: "Den har en betingelse som ikke holder", en: "It has a condition that does not hold" }
    AND_MORE { nb: "{list} og {count} til", en: "{list} and {count} more" }
    LIST { nb: "{before}, {next}", en: "{before}, {next}" }
    UNKNOWN { nb: "Det finnes ingen {kind} «{word}», så den treffer aldri.", en: "There is no {kind} “{word}”, so it never matches." }
    UNKNOWN_MEANT { nb: "{unknown} Mente du «{meant}»?", en: "{unknown} Did you mean “{meant}”?" }
    SYSTEM_USER_ROLE { nb: "Plattformen gir ikke systembrukere roller, så --role treffer aldri sammen med --system-user. Bruk --package.", en: "The platform gives system users no roles, so --role never matches together with --system-user. Use --package." }
    SYSTEM_USER_UUID { nb: "«{found}» er ikke en uuid, og systembrukere har bare det.", en: "“{found}” is no uuid, and system users have nothing else." }
    KIND_ROLE { nb: "rolle", en: "role" }
    KIND_PACKAGE { nb: "tilgangspakke", en: "access package" }
    KIND_ACTION { nb: "kjent handling", en: "known action" }

    CALLER_NO_LEVEL { nb: "tilgangsreglene krever ikke noe sikkerhetsnivå", en: "the policy demands no security level" }
    CALLER_HOLDS { nb: "nivå {level} holder; {needed} kreves", en: "level {level} is enough; {needed} is demanded" }
    CALLER_RELAXED { nb: "nivå {level} holder for tjenesteeierens token; {needed} kreves av virksomheter", en: "level {level} is enough for a service owner's token; {needed} is demanded of organisations" }
    CALLER_TOO_LOW { nb: "nivå {level} er for lavt; {needed} kreves", en: "level {level} is too low; {needed} is demanded" }
    CALLER_NO_NUMBER { nb: "nivået i tilgangsreglene er ikke et tall, så tjenesten feiler", en: "the level in the policy is not a number, so the service fails" }
    CALLER_NO_PERMIT { nb: "svaret er ikke Permit, så nivået betyr ingenting", en: "the decision is not Permit, so the level does not matter" }
    CALLER_ALLOWED { nb: "Tjenesten slipper inn: {reason}", en: "The service lets in: {reason}" }
    CALLER_STOPPED { nb: "Tjenesten slipper ikke inn: {reason}", en: "The service does not let in: {reason}" }

    CASES_JSON { nb: "linjen er ikke et tilfelle i JSON: {reason}", en: "the line is no case in JSON: {reason}" }
    CASES_TOML { nb: "filen følger ikke formen i TOML: {reason}", en: "the file does not follow the form in TOML: {reason}" }
    CASES_DECISION { nb: "«{found}» er ikke en avgjørelse. Skriv Permit, Deny, NotApplicable eller Indeterminate.", en: "“{found}” is no decision. Write Permit, Deny, NotApplicable or Indeterminate." }
    CASES_NO_POLICY { nb: "policy mangler", en: "policy is missing" }
    CASES_EXPECT { nb: "expect er «{found}», ikke permit, deny, not-applicable eller indeterminate", en: "expect is “{found}”, not permit, deny, not-applicable or indeterminate" }
    LINE_NUMBER { nb: "linje {number}", en: "line {number}" }
    CASE_NUMBER { nb: "tilfelle {number}", en: "case {number}" }
    CASES_EMPTY { nb: "Det er ingen tilfeller i filen.", en: "There are no cases in the file." }
    FAILED_CASE { nb: "{name}: {reason} ({policy})", en: "{name}: {reason} ({policy})" }
    WRONG_DECISION { nb: "ventet {wanted}, fikk {got}", en: "expected {wanted}, got {got}" }
    WRONG_OBLIGATIONS { nb: "ventet pliktene {wanted}, fikk {got}", en: "expected the obligations {wanted}, got {got}" }
    WRONG_LEVEL { nb: "ventet nivå {wanted}, fikk {got}", en: "expected level {wanted}, got {got}" }
    WRONG_GATE { nb: "{wrong} ({gate})", en: "{wrong} ({gate})" }
    UNREAD_POLICY { nb: "tilgangsreglene {path} kan ikke leses: {reason}", en: "the policy {path} cannot be read: {reason}" }
    WRONG_BECAUSE { nb: "{wrong}: {reason}", en: "{wrong}: {reason}" }
    WRONG_DOUBT { nb: "{wrong}. {doubt}", en: "{wrong}. {doubt}" }
    UNTOLD_RESOURCE { nb: "tilgangsreglene gjelder ikke nøyaktig én ressurs; skriv resource", en: "the policy is not about exactly one resource; write resource" }
    UNTOLD { nb: "det kan ikke lages noen forespørsel: {reason}", en: "no request can be made: {reason}" }
}
