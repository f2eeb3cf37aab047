//! Texts of the step policy.

phrases! {
    TITLE { nb: "Angi tilgangsregler", en: "Set the access rules" }
    WHY { nb: "Tilgangsreglene avgjør hvem hos mottakeren som kan lese, og lar dere abonnere på hendelser.", en: "The access rules decide who at the recipient can read, and let you subscribe to events." }
    USUALLY { nb: "minutter; endringer virker innen tolv minutter", en: "minutes; changes take effect within twelve minutes" }
    CAN_START { nb: "Valgene, ja. De lastes opp når ressursen finnes.", en: "The choices, yes. They are uploaded when the resource exists." }
    MEANWHILE { nb: "Finn en testmottaker.", en: "Find a test recipient." }
    PROOF { nb: "De publiserte reglene leses tilbake og betyr det samme.", en: "The published rules are read back and mean the same." }
    PUBLISH { nb: "tilgangsreglene til {id} er publisert fra Altinn Studio slik filen sier ({differences})", en: "the access rules of {id} are published from Altinn Studio as the file says ({differences})" }
    NONE_YET { nb: "ingen er publisert ennå", en: "none are published yet" }
    EXISTING_NONE { nb: "{id} har publiserte tilgangsregler", en: "{id} has published access rules" }
    READ_BACK { nb: "de nye tilgangsreglene til {id} leses tilbake ({differences}); mellomlager hos Altinn kan ta inntil 12 minutter", en: "the new access rules of {id} are read back ({differences}); caches at Altinn can take up to 12 minutes" }
}
