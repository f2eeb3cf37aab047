//! What is wrong with the definition of a resource, in a file or as published. What may stand in an id has its rows in
//! [`super::names`].

use super::row::shared;
use crate::finding::code::codes;

shared! {
    THREE_NEXT { nb: "Skriv teksten på bokmål (nb), nynorsk (nn) og engelsk (en)", en: "Write the text in Bokmål (nb), Nynorsk (nn) and English (en)" }
    TYPE_NEXT { nb: "Velg ressurstypen som passer til tjenesten: CorrespondenceService for Altinn Melding, BrokerService for Altinn Formidling", en: "Choose the type of the service: CorrespondenceService for Altinn Correspondence, BrokerService for Altinn Broker" }
    OWNER_NEXT { nb: "Skriv organisasjonsnummer (organization) og organisasjonskode (orgcode) for tjenesteeieren i hasCompetentAuthority", en: "Write the service owner's organisation number (organization) and organisation code (orgcode) in hasCompetentAuthority" }
    AUDIENCE_NEXT { nb: "Bruk én eller flere av PrivatePerson, LegalEntityEnterprise, Company, BankruptcyEstate og SelfRegisteredUser i availableForType", en: "Use one or more of PrivatePerson, LegalEntityEnterprise, Company, BankruptcyEstate and SelfRegisteredUser in availableForType" }
    CONTACT_NEXT { nb: "Legg til en felles postkasse, et telefonnummer eller en nettside i contactPoints", en: "Add a shared mailbox, a phone number or a web page to contactPoints" }
    STATUS_NEXT { nb: "Bruk Completed når tjenesten er i drift; ellers UnderDevelopment, Deprecated eller Withdrawn", en: "Use Completed for a service in operation; otherwise UnderDevelopment, Deprecated or Withdrawn" }
}

codes! {
    RESOURCE_FIELD_KIND = "RESOURCE-FIELD-KIND" [Error]
        says { nb: "Verdien har feil form, så ressursregisteret kan ikke lese definisjonen.", en: "The value has the wrong form, so the registry cannot read the definition." }
        next { nb: "Se formen på en publisert ressurs: altinn-onboard resource show RESSURS-ID --format json", en: "See the form of a published resource: altinn-onboard resource show RESOURCE-ID --format json" }
    RESOURCE_FIELD_UNKNOWN = "RESOURCE-FIELD-UNKNOWN" [Note]
        says { nb: "Feltet er ikke blant dem programmet kjenner. Ressursregisteret hopper over felt det ikke kjenner, uten å si fra.", en: "The field is not one that the program knows. The registry passes over fields that it does not know, without saying so." }
        next { nb: "Kontroller at navnet på feltet er riktig skrevet", en: "Check that the name of the field is spelt correctly" }
    RESOURCE_ID_MISSING = "RESOURCE-ID-MISSING" [Error]
        says { nb: "Ressursen har ingen id.", en: "The resource has no ID." }
        next { nb: "Skriv ressurs-id-en i identifier", en: "Write the resource ID in identifier" }
    RESOURCE_TITLE = "RESOURCE-TITLE" [Error]
        says { nb: "Navnet på tjenesten mangler på minst ett språk. Ressursregisteret avviser ressursen.", en: "The name of the service is missing in at least one language. The registry refuses the resource." }
        next THREE_NEXT
    RESOURCE_DESCRIPTION = "RESOURCE-DESCRIPTION" [Error]
        says { nb: "Beskrivelsen mangler på minst ett språk. Ressursregisteret avviser ressursen.", en: "The description is missing in at least one language. The registry refuses the resource." }
        next THREE_NEXT
    RESOURCE_DELEGATION_TEXT = "RESOURCE-DELEGATION-TEXT" [Error]
        says { nb: "Delegeringsteksten mangler på minst ett språk. Ressursregisteret krever den når fullmakter kan gis videre.", en: "The delegation text is missing in at least one language. The registry demands it when authorisations can be given to others." }
        next THREE_NEXT
    RESOURCE_TYPE_MISSING = "RESOURCE-TYPE-MISSING" [Error]
        says { nb: "Ressurstypen er ikke valgt. Ressursregisteret avviser ressursen.", en: "The resource type is not set. The registry refuses the resource." }
        next TYPE_NEXT
    RESOURCE_TYPE_UNKNOWN = "RESOURCE-TYPE-UNKNOWN" [Error]
        says { nb: "Ressursregisteret har ingen slik ressurstype.", en: "The registry has no such resource type." }
        next TYPE_NEXT
    RESOURCE_TYPE_OTHER = "RESOURCE-TYPE-OTHER" [Error]
        says { nb: "Ressursen har en annen type enn den som tjenesten må ha.", en: "The resource is of another type than the service must have." }
        next { nb: "Lag en ny ressurs av riktig type: altinn-onboard resume --redo resource. Typen til en ressurs i bruk bør ikke endres", en: "Make a new resource of the right type: altinn-onboard resume --redo resource. The type of a resource in use should not be changed" }
    RESOURCE_TYPE_GENERIC = "RESOURCE-TYPE-GENERIC" [Note]
        says { nb: "Typen GenericAccessResource kan ikke brukes til å sende meldinger: Altinn Melding avviser dem med feil 4010.", en: "Messages cannot be sent with the type GenericAccessResource: Altinn Correspondence refuses them with error 4010." }
        next { nb: "Skal ressursen brukes i Altinn Melding, trengs en ny av typen CorrespondenceService: altinn-onboard resume --redo resource", en: "For Altinn Correspondence a new one of type CorrespondenceService is needed: altinn-onboard resume --redo resource" }
    RESOURCE_SCOPE_MISSING = "RESOURCE-SCOPE-MISSING" [Error]
        says { nb: "En ressurs av typen MaskinportenSchema må vise til et scope. Ressursregisteret avviser den.", en: "A resource of type MaskinportenSchema must refer to a scope. The registry refuses it." }
        next { nb: "Legg til scopet i resourceReferences, med referenceType MaskinportenScope", en: "Add the scope to resourceReferences, with referenceType MaskinportenScope" }
    RESOURCE_CONSENT = "RESOURCE-CONSENT" [Warning]
        says { nb: "En samtykkeressurs skal ha både mal (consentTemplate) og tekst (consentText). Altinn Studio krever begge.", en: "A consent resource has both a template (consentTemplate) and a text (consentText). Altinn Studio demands both." }
        next { nb: "Fyll ut consentTemplate og consentText", en: "Fill in consentTemplate and consentText" }
    RESOURCE_OWNER_MISSING = "RESOURCE-OWNER-MISSING" [Error]
        says { nb: "Ressursen har ingen eier. Ressursregisteret feiler når det leser den.", en: "The resource has no owner. The registry fails when it reads it." }
        next OWNER_NEXT
    RESOURCE_OWNER_NUMBER = "RESOURCE-OWNER-NUMBER" [Error]
        says { nb: "Eieren har ikke et gyldig organisasjonsnummer.", en: "The owner has no valid organisation number." }
        next OWNER_NEXT
    RESOURCE_OWNER_CODE = "RESOURCE-OWNER-CODE" [Error]
        says { nb: "Eieren har ikke en gyldig organisasjonskode. Uten den kan ressursen verken publiseres fra Altinn Studio eller kobles til tilgangslister.", en: "The owner has no valid organisation code. Without it the resource can neither be published from Altinn Studio nor be connected to access lists." }
        next OWNER_NEXT
    RESOURCE_STATUS = "RESOURCE-STATUS" [Warning]
        says { nb: "Altinn Studio har ingen slik status, eller den mangler.", en: "Altinn Studio has no such status, or there is none." }
        next STATUS_NEXT
    RESOURCE_NOT_IN_OPERATION = "RESOURCE-NOT-IN-OPERATION" [Note]
        says { nb: "Statusen sier at tjenesten ikke er i vanlig drift.", en: "The status says that the service is not in normal operation." }
        next STATUS_NEXT
    RESOURCE_AUDIENCE_MISSING = "RESOURCE-AUDIENCE-MISSING" [Warning]
        says { nb: "Det står ikke hvem tjenesten er for. Altinn Studio krever minst ett valg.", en: "It does not say whom the service is for. Altinn Studio demands at least one choice." }
        next AUDIENCE_NEXT
    RESOURCE_AUDIENCE_UNKNOWN = "RESOURCE-AUDIENCE-UNKNOWN" [Error]
        says { nb: "Ressursregisteret kjenner ikke mottakertypen, og kan ikke lese definisjonen.", en: "The registry does not know this kind of party, and cannot read the definition." }
        next AUDIENCE_NEXT
    RESOURCE_NOT_DELEGABLE = "RESOURCE-NOT-DELEGABLE" [Warning]
        says { nb: "Fullmakter til tjenesten kan ikke gis videre (delegable er false). Systemregisteret avviser systemer som ber om rettigheter til den.", en: "Authorisations for the service cannot be given to others (delegable is false). The system register refuses systems that ask for rights to it." }
        next { nb: "Sett delegable til true hvis leverandører skal bruke systembruker, eller virksomheter skal velge hvem som får tilgang", en: "Set delegable to true if suppliers are to use system users, or organisations are to choose who has access" }
    RESOURCE_HIDDEN = "RESOURCE-HIDDEN" [Note]
        says { nb: "Ressursen vises ikke til sluttbrukere (visible er false).", en: "The resource is not shown to end users (visible is false)." }
        next { nb: "Sett visible til true hvis virksomheter skal finne tjenesten når de gir tilgang", en: "Set visible to true if organisations are to find the service when they give access" }
    RESOURCE_LISTS_ON = "RESOURCE-LISTS-ON" [Note]
        says { nb: "Tilgangslister er slått på: bare virksomheter som står på en liste som er koblet til ressursen, slipper inn.", en: "Access lists are on: only organisations on a list that is connected to the resource are let in." }
        next { nb: "Se listen, medlemmene og koblingen: altinn-onboard access-list show", en: "See the list, its members and its connection: altinn-onboard access-list show" }
    RESOURCE_LISTS_PERSONS = "RESOURCE-LISTS-PERSONS" [Warning]
        says { nb: "Tjenesten er for privatpersoner, men tilgangslister er slått på, og de har bare virksomheter. Privatpersoner slipper ikke inn.", en: "The service is for private persons, but access lists are on, and they hold organisations only. Private persons are not let in." }
        next { nb: "Sett accessListMode til Disabled, eller ta PrivatePerson ut av availableForType", en: "Set accessListMode to Disabled, or remove PrivatePerson from availableForType" }
    RESOURCE_LISTS_OLD = "RESOURCE-LISTS-OLD" [Warning]
        says { nb: "limitedByRRR er det gamle navnet på accessListMode.", en: "limitedByRRR is the old name of accessListMode." }
        next { nb: "Skriv accessListMode, med Enabled eller Disabled, i stedet for limitedByRRR", en: "Write accessListMode, with Enabled or Disabled, instead of limitedByRRR" }
    RESOURCE_CONTACT_MISSING = "RESOURCE-CONTACT-MISSING" [Warning]
        says { nb: "Ressursen har ingen kontaktinformasjon. Altinn Studio krever minst ett kontaktpunkt, og ressursregisteret avviser endringer uten feltet contactPoints.", en: "The resource has no contact information. Altinn Studio demands at least one contact point, and the registry refuses changes without the field contactPoints." }
        next CONTACT_NEXT
    RESOURCE_CONTACT_EMPTY = "RESOURCE-CONTACT-EMPTY" [Warning]
        says { nb: "Kontaktpunktet har verken e-postadresse, telefonnummer eller nettside.", en: "The contact point has no e-mail address, phone number or web page." }
        next CONTACT_NEXT
    RESOURCE_LINT_NO_FILES = "RESOURCE-LINT-NO-FILES" [Error]
        says { nb: "I {folder} er det ingen ressursfiler: ingen fil har et navn som slutter med _resource.json.", en: "There are no resource files in {folder}: no file has a name that ends with _resource.json." }
        next { nb: "Oppgi en ressursfil, en annen mappe, eller MILJØ:RESSURS-ID for en publisert ressurs", en: "Name a resource file, another folder, or ENV:RESOURCE-ID for a published resource" }
}
