//! What is said of each loss.

use crate::text::phrases;

phrases! {
    LOSS_POLICY_ID { nb: "PolicyId {id} blir {new}", en: "PolicyId {id} becomes {new}" }
    LOSS_DESCRIPTION { nb: "Beskrivelsen av hele policyen går tapt", en: "The description of the whole policy is lost" }
    LOSS_TARGET { nb: "Target for hele policyen går tapt; Altinn vurderer det ikke", en: "The Target of the whole policy is lost; Altinn does not look at it" }
    LOSS_ALGORITHM { nb: "Kombineringsalgoritmen {id} blir deny-overrides", en: "The combining algorithm {id} becomes deny-overrides" }
    LOSS_VARIABLES { nb: "Variablene går tapt", en: "The variables are lost" }
    LOSS_ADVICE { nb: "Råd (AdviceExpressions) går tapt; Altinn gir dem ikke videre", en: "Advice (AdviceExpressions) is lost; Altinn never passes it on" }
    LOSS_NO_RULES { nb: "Uten regler skriver Studio en tom regel, og den treffer alt", en: "Without rules Studio writes an empty rule, which matches everything" }
    LOSS_EFFECT { nb: "Deny kommer tilbake som Permit: regelen som stenger ute, slipper inn", en: "Deny comes back as Permit: the rule that shuts out lets in" }
    LOSS_CONDITION { nb: "Vilkåret (Condition) går tapt, så regelen gjelder alltid", en: "The Condition is lost, so that the rule always applies" }
    LOSS_RULE_OBLIGATIONS { nb: "Forpliktelser og råd i regelen går tapt; Altinn gir dem ikke videre", en: "Obligations and advice of the rule are lost; Altinn never passes them on" }
    LOSS_GROUPING { nb: "Grupperingen i AnyOf går tapt. Altinn leser alternativene likt, men rettighetslisten i ressursregisteret kan bli en annen", en: "The grouping by AnyOf is lost. Altinn reads the alternatives the same, but the registry's list of rights may change" }
    LOSS_SUBJECTS_TOGETHER { nb: "Den som før måtte ha alt dette samtidig, trenger bare én av delene", en: "Whoever must have all of these at once will need only one of them" }
    LOSS_ACTIONS_TOGETHER { nb: "Handlinger som måtte gjelde samtidig, gjelder hver for seg", en: "Actions that must apply at the same time become separate ones" }
    LOSS_ENVIRONMENT { nb: "Vilkår på kategorien {id} går tapt; Altinn vurderer dem ikke", en: "Matches on the category {id} are lost; Altinn does not look at them" }
    LOSS_CATEGORY { nb: "Kategorien {id} får den skrivemåten som Altinn kjenner", en: "The category {id} gets the spelling that Altinn knows" }
    LOSS_FUNCTION { nb: "Sammenligningen {id} blir {new}", en: "The comparison {id} becomes {new}" }
    LOSS_DATA_TYPE { nb: "Datatypen {id} blir tekst (string)", en: "The data type {id} becomes string" }
    LOSS_MUST_BE_PRESENT { nb: "MustBePresent=\"true\" blir \"false\"", en: "MustBePresent=\"true\" becomes \"false\"" }
    LOSS_ISSUER { nb: "Issuer går tapt; Altinn vurderer den ikke", en: "Issuer is lost; Altinn does not look at it" }
    LOSS_ACTION_ATTRIBUTE { nb: "Handlingen kjennes igjen på {id}; Studio skriver den som vanlig action-id", en: "The action is matched by {id}; Studio writes it as the ordinary action-id" }
    LOSS_COLON { nb: "Verdien «{value}» deles ved kolon når den skrives: {id} = «{rest}»", en: "The value “{value}” is split at its colon when it is written: {id} = “{rest}”" }
    LOSS_OBLIGATION_ID { nb: "Forpliktelsen {id} blir {new}", en: "The obligation {id} becomes {new}" }
    LOSS_LEVEL { nb: "Sikkerhetsnivået går fra {before} til {after}: Studio tar det siste, tjenestene det første", en: "The security level goes from {before} to {after}: Studio takes the last, services the first" }
    LOSS_OBLIGATION { nb: "Forpliktelsen {id} er ikke et sikkerhetsnivå og går tapt", en: "The obligation {id} is not a security level and is lost" }
}
