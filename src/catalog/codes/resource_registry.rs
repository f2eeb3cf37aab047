//! What the resource registry's codes mean, and what it says without one.
//!
//! Source: Altinn/altinn-resource-registry `src/Altinn.ResourceRegistry.Core/Errors` and its controllers, 2026-08-10.

use super::row::{ServiceCode, service_codes, shared};
use super::shared::{DOWN, PUBLISH, SCOPES_AND_OWNER, TOKEN};
use crate::catalog::services::RemoteService;

shared! {
    RR_409_NEXT { nb: "Velg en annen id: altinn-onboard resume --redo resource", en: "Choose another ID: altinn-onboard resume --redo resource" }
    RR_VALIDATION_NEXT { nb: "Rett feltet som er nevnt: altinn-onboard resource show", en: "Correct the field that is named: altinn-onboard resource show" }
    RR_POLICY_NEXT { nb: "Lag tilgangsreglene på nytt for denne ressursen: altinn-onboard policy new", en: "Make new access rules for this resource: altinn-onboard policy new" }
}

service_codes! { Some(RemoteService::ResourceRegistry);
    "OWNER" 0 "RESOURCE-OTHER-OWNER"
        says { nb: "Ressurs-id-en tilhører en annen virksomhet. Ingenting ble skrevet.", en: "The resource ID belongs to another organisation. Nothing was written." }
        next RR_409_NEXT
    "PREFIX" 401 "RESOURCE-SCOPE-PREFIX"
        says { nb: "Virksomheten eier ikke prefikset i scopet som ressursen viser til.", en: "The organisation does not own the prefix of the scope that the resource refers to." }
        next RR_VALIDATION_NEXT
    "DELETE" 403 "RESOURCE-NOT-DELETABLE"
        says { nb: "Ressurser kan ikke slettes i dette miljøet.", en: "Resources cannot be deleted in this environment." }
        next RR_VALIDATION_NEXT
    "POLICY-OTHER-RESOURCE" 400 "POLICY-OTHER-RESOURCE"
        says { nb: "Tilgangsreglene gjelder en annen ressurs.", en: "The access rules are about another resource." }
        next RR_POLICY_NEXT
    "POLICY-NO-RESOURCE" 400 "POLICY-NO-RESOURCE"
        says { nb: "En av tilgangsreglene sier ikke hvilken ressurs den gjelder.", en: "One of the access rules does not say which resource it is about." }
        next RR_POLICY_NEXT
    "POLICY-UNKNOWN-RESOURCE" 400 "POLICY-UNKNOWN-RESOURCE"
        says { nb: "Ressursen må opprettes før tilgangsreglene kan lastes opp.", en: "The resource must be created before its access rules can be uploaded." }
        next PUBLISH
    "POLICY-FILE" 400 "POLICY-FILE"
        says { nb: "Policyfilen kom ikke fram.", en: "The policy file did not arrive." }
        next DOWN
    "POLICY-500" 500 "POLICY-500"
        says { nb: "Ressursregisteret kan ikke lese policyfilen, eller er nede.", en: "The resource registry cannot read the policy file, or is down." }
        next RR_POLICY_NEXT
    "RR.VLD-00005" 400 "RR-VLD-00005"
        says { nb: "Ressursen er ikke en gyldig URN.", en: "The resource is not a valid URN." }
        next { nb: "Skriv urn:altinn:resource: og ressurs-id-en", en: "Write urn:altinn:resource: and the resource ID" }
    "RR.VLD-00007" 400 "RR-VLD-00007"
        says { nb: "Kallet har for mange ressurser.", en: "The call contains too many resources." }
        next { nb: "Spør om færre ressurser i hvert kall", en: "Ask for fewer resources in each call" }
    "RR.VLD-00008" 400 "RR-VLD-00008"
        says { nb: "limit må være mellom 1 og 1000.", en: "limit must be between 1 and 1000." }
        next { nb: "Sett limit til et tall fra 1 til 1000, eller utelat det", en: "Set limit to a number from 1 to 1000, or leave it out" }
    "RR.VLD-00009" 400 "RR-VLD-00009"
        says { nb: "skipPast er ikke gyldig.", en: "skipPast is not valid." }
        next { nb: "Følg links.next fra forrige svar i stedet for å lage adressen selv", en: "Follow links.next from the previous answer instead of making the address yourself" }
    "RR.VLD-00011" 400 "RR-VLD-00011"
        says { nb: "En verdi er utenfor det som tillates. Svaret sier hvilken, under paths.", en: "A value is outside what is allowed. The answer says which, under paths." }
        next { nb: "Rett verdien som står i paths", en: "Correct the value named in paths" }
    "" 400 "RESOURCE-400"
        says { nb: "Ressursregisteret godtar ikke definisjonen av ressursen.", en: "The resource registry does not accept the definition of the resource." }
        next RR_VALIDATION_NEXT
    "" 401 "RESOURCE-401"
        says { nb: "Ressursregisteret godtar ikke tokenet: det er ikke vekslet, det er utløpt, eller det er fra et annet miljø.", en: "The resource registry does not accept the token: it is not exchanged, has expired, or is from another environment." }
        next TOKEN
    "" 403 "RESOURCE-403"
        says { nb: "Klienten mangler scopet `altinn:resourceregistry/resource.write`, eller den tilhører en annen virksomhet enn eieren av ressursen.", en: "The client lacks the scope `altinn:resourceregistry/resource.write`, or belongs to an organisation other than the owner of the resource." }
        next SCOPES_AND_OWNER
    "" 404 "RESOURCE-404"
        says { nb: "Ressursen er ikke publisert i dette miljøet.", en: "The resource is not published in this environment." }
        next PUBLISH
    "" 409 "RESOURCE-409"
        says { nb: "Ressurs-id-en er brukt før. Den kan være opptatt av andre, eller av en slettet ressurs: en slettet id kan aldri brukes på nytt.", en: "The resource ID has been used before. It may be taken by somebody else, or by a deleted resource: a deleted ID can never be used again." }
        next RR_409_NEXT
}
