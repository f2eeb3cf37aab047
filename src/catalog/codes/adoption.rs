//! What is told of services that exist already, when they are taken over: what ends, what does not work, what cannot be
//! taken.

use super::row::shared;
use crate::finding::code::codes;

shared! {
    MIGRATE_NEXT { nb: "Lag reglene som erstatter dem, og se hvem som må få tilgang på nytt: altinn-onboard policy migrate {environment}:{id} --output policy.xml", en: "Make the rules that replace them, and see who must be given access again: altinn-onboard policy migrate {environment}:{id} --output policy.xml" }
    CHOOSE_NEXT { nb: "Se hva som kan overtas, uten at noe skrives: altinn-onboard init --adopt --plan --env {environment}", en: "See what can be taken over, without writing anything: altinn-onboard init --adopt --plan --env {environment}" }
    OWNER_CHANGE_NEXT { nb: "Rett eieren (hasCompetentAuthority) i Altinn Studio og publiser, eller be servicedesk@altinn.no om hjelp. Overta den så: altinn-onboard init --adopt --resource {id} --env {environment}", en: "Correct the owner (hasCompetentAuthority) in Altinn Studio and publish, or ask servicedesk@altinn.no for help. Then take it over: altinn-onboard init --adopt --resource {id} --env {environment}" }
}

codes! {
    /// Nobody but who has a role of Altinn 2 is let in.
    ADOPT_ONLY_ALTINN2 = "ADOPT-ONLY-ALTINN2" [Error]
        says { nb: "Bare roller fra Altinn 2 slipper noen inn. Etter {date} kan ingen bruke tjenesten.", en: "Only roles from Altinn 2 let anybody in. After {date} nobody can use the service." }
        next MIGRATE_NEXT
    /// Some have nothing but a role of Altinn 2.
    ADOPT_ALTINN2 = "ADOPT-ALTINN2" [Warning]
        says { nb: "Tilgangsreglene nevner roller fra Altinn 2. De som bare har en slik rolle, slipper ikke inn etter {date}.", en: "The access rules name roles from Altinn 2. Those who have only such a role are not let in after {date}." }
        next MIGRATE_NEXT
    /// In an intermunicipal company only participants were let in.
    ADOPT_IKS = "ADOPT-IKS" [Warning]
        says { nb: "I interkommunale selskaper (IKS) var det bare deltakerne som slapp inn, og det tok slutt {date}. Ingen der slipper inn nå uten å ha fått fullmakt.", en: "In intermunicipal companies (IKS) only the participants were let in, and that ended on {date}. Nobody there is let in now without an authorisation." }
        next { nb: "Legg til en tilgangspakke, eller rollene daglig leder og styreleder, og se hvem som da slipper inn: altinn-onboard policy explain {environment}:{id} --recipient iks", en: "Add an access package, or the roles of general manager and chair of the board, and see who is let in then: altinn-onboard policy explain {environment}:{id} --recipient iks" }
    /// Messages are refused on resources of this type.
    ADOPT_MESSAGES_ON_GENERIC = "ADOPT-MESSAGES-ON-GENERIC" [Error]
        says { nb: "Tilgangsreglene er laget for post, men ressurstypen er {type}. Nye meldinger på den avvises (4010).", en: "The access rules are made for mail, but the resource is of type {type}. New messages on it are refused (4010)." }
        next { nb: "Typen kan ikke byttes uten å endre hva tjenesten er: lag en ny ressurs av typen CorrespondenceService med altinn-onboard init correspondence", en: "Changing the type changes what the service is: make a new resource of type CorrespondenceService with altinn-onboard init correspondence" }
    /// A resource that nobody has published rules of.
    ADOPT_NO_POLICY = "ADOPT-NO-POLICY" [Error]
        says { nb: "Ressursen har ingen publiserte tilgangsregler, så ingen slipper inn.", en: "The resource has no published access rules, so nobody is let in." }
        next { nb: "Lag dem med altinn-onboard policy new, og publiser dem fra Altinn Studio", en: "Make them with altinn-onboard policy new, and publish them from Altinn Studio" }
    /// The owner's number is not that of the organisation.
    ADOPT_OWNER = "ADOPT-OWNER" [Error, Warning]
        says { nb: "Ressursen står på {orgnr}, og ikke på deres nummer.", en: "The resource is registered on {orgnr}, and not on your number." }
        next OWNER_CHANGE_NEXT
    /// The owner's code is not that of the organisation.
    ADOPT_OWNER_CODE = "ADOPT-OWNER-CODE" [Error]
        says { nb: "Ressursen står på deres nummer, men med koden {found} i stedet for {code}: mottakerne ser feil eier, og regler for egen virksomhet gjelder ikke dere.", en: "The resource is registered on your number, but with the code {found} instead of {code}: recipients see the wrong owner, and rules for the service owner are not about you." }
        next OWNER_CHANGE_NEXT
    /// Members of a list get no events.
    ADOPT_FILTER = "ADOPT-FILTER" [Error]
        says { nb: "Tilgangslisten {list} lar medlemmene gjøre {actions}, men ikke `subscribe`: ingen hendelser om dem blir levert.", en: "The access list {list} lets its members do {actions}, but not `subscribe`: no events about them are delivered." }
        next { nb: "Fjern listen fra ressursen i Altinn Studio («Tilgangslister») og legg den til igjen: da gjelder den alle handlinger", en: "Take the list off the resource in Altinn Studio (“Tilgangslister”) and add it again: it then holds for all actions" }
    /// Events are subscribed to, and the rules let nobody.
    ADOPT_NO_SUBSCRIBE = "ADOPT-NO-SUBSCRIBE" [Error]
        says { nb: "Det finnes et hendelsesabonnement, men tilgangsreglene lar ingen abonnere (`subscribe`): ingen hendelser blir levert.", en: "There is an event subscription, but the access rules let nobody `subscribe`: no events are delivered." }
        next { nb: "Legg til en regel som lar tjenesteeieren (urn:altinn:org) abonnere, og publiser reglene", en: "Add a rule that lets the service owner (urn:altinn:org) subscribe, and publish the rules" }
    /// Events go nowhere.
    ADOPT_NOT_VALIDATED = "ADOPT-NOT-VALIDATED" [Error]
        says { nb: "Hendelsesabonnementet {number} til {address} er ikke validert, og får ingen hendelser.", en: "The event subscription {number} to {address} is not validated, and gets no events." }
        next { nb: "Når adressen svarer 2xx, send det på nytt: altinn-onboard events subscribe --service {service}", en: "Once the address answers 2xx, post it again: altinn-onboard events subscribe --service {service}" }
    /// Nobody said what is to be taken over.
    ADOPT_CHOICE = "ADOPT-CHOICE" [Error]
        says { nb: "Det er ikke sagt hvilke ressurser som skal overtas: oppgi --resource ID,ID eller --all (ALTINN_ONBOARD_ADOPT, eller adopt i svarfilen).", en: "It is not said which resources to take over: give --resource ID,ID or --all (ALTINN_ONBOARD_ADOPT, or adopt in the answers file)." }
        next CHOOSE_NEXT
    /// What was named is not among what the organisation has.
    ADOPT_NOT_HERE = "ADOPT-NOT-HERE" [Error]
        says { nb: "{id} er ikke blant ressursene til {code} i {place}.", en: "{id} is not among the resources of {code} in {place}." }
        next CHOOSE_NEXT
    /// What was named cannot be taken over.
    ADOPT_NOT_TAKEN = "ADOPT-NOT-TAKEN" [Error]
        says { nb: "{id} kan ikke overtas: {reason}.", en: "{id} cannot be taken over: {reason}." }
        next CHOOSE_NEXT
    /// A product without resources of its own.
    ADOPT_PRODUCT = "ADOPT-PRODUCT" [Error]
        says { nb: "{product} har ingen egne ressurser å overta.", en: "{product} has no resources of its own to take over." }
        next { nb: "Sett det opp på vanlig måte: altinn-onboard init {word}", en: "Set it up in the usual way: altinn-onboard init {word}" }
    /// An organisation that has no code.
    ADOPT_NOT_OWNER = "ADOPT-NOT-OWNER" [Error]
        says { nb: "{orgnr} står ikke i Altinns liste over tjenesteeiere, så det finnes ingen ressurser å overta.", en: "{orgnr} is not on Altinn's list of service owners, so there are no resources to take over." }
        next { nb: "Kontroller nummeret: altinn-onboard change org-number. Er det riktig, begynn med altinn-onboard init", en: "Check the number: altinn-onboard change org-number. If it is right, begin with altinn-onboard init" }
    /// More than one resource for one name.
    ADOPT_SERVICE = "ADOPT-SERVICE" [Error]
        says { nb: "--service navngir én tjeneste, men det er valgt flere ressurser.", en: "--service names one service, but several resources are chosen." }
        next { nb: "Overta én om gangen, eller la programmet gi dem navn: utelat --service", en: "Take over one at a time, or let the program name them: leave --service out" }
}
