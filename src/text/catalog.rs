//! What the catalogue of packages, roles and the rest says of itself.

phrases! {
    PACKAGES { nb: "tilgangspakker", en: "access packages" }
    ROLES { nb: "roller", en: "roles" }
    ACTIONS { nb: "handlinger", en: "actions" }
    ATTRIBUTES { nb: "attributter for hvem", en: "attributes of subjects" }
    ALGORITHMS { nb: "kombineringsalgoritmer", en: "combining algorithms" }
    FUNCTIONS { nb: "sammenligningsfunksjoner", en: "match functions" }
    COUNT { nb: "{count} {what}, lest fra kilden {date}", en: "{count} {what}, read from the source on {date}" }
    HOW { nb: "Søk med ord: altinn-onboard catalog show post", en: "Search by words: altinn-onboard catalog show post" }
    NEVER_REFRESHED { nb: "Listene er de innebygde. altinn-onboard catalog refresh henter Altinns egne.", en: "The lists are the built-in ones. altinn-onboard catalog refresh fetches Altinn's own." }
    REFRESHED { nb: "Altinns egne lister ble hentet {date} fra {environment}; {differing} annerledes der.", en: "Altinn's own lists were fetched on {date} from {environment}; {differing} there." }
    DIFFERING_NONE { nb: "ingenting er", en: "nothing differs" }
    DIFFERING_ONE { nb: "1 ting er", en: "1 thing differs" }
    DIFFERING_MANY { nb: "{count} ting er", en: "{count} things differ" }
    AREA { nb: "Område: {area}", en: "Area: {area}" }
    HELD_BY { nb: "Følger av: {roles}", en: "Comes with: {roles}" }
    NOT_IN_POLICIES { nb: "Kan ikke stå i tilgangsregler", en: "Cannot stand in access rules" }
    ENDS { nb: "Virker til og med {date}", en: "Works until {date}" }
    ONLY_THERE { nb: "Bare i listene fra Altinn", en: "Only in Altinn's own lists" }
    HOLDS_BUILT_IN { nb: "De innebygde listene gjelder.", en: "The built-in lists hold." }
    HOLDS_KEPT { nb: "Listene fra {environment}, hentet {date}, gjelder fortsatt.", en: "The lists of {environment}, fetched on {date}, still hold." }
    NEW { nb: "ny: {urn} ({name})", en: "new: {urn} ({name})" }
    GONE { nb: "borte: {urn}", en: "gone: {urn}" }
    RENAMED { nb: "nytt navn: {urn} heter «{now}», før «{before}»", en: "new name: {urn} is called “{now}”, before “{before}”" }
    MAY { nb: "{urn}: {use} er nå tillatt", en: "{urn}: {use} is now allowed" }
    MAY_NOT { nb: "{urn}: {use} er ikke lenger tillatt", en: "{urn}: {use} is no longer allowed" }
}
