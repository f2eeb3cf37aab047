//! What the lint rule about round trips through Altinn Studio says.

phrases! {
    POL080 { nb: "Åpnes og lagres filen i Altinn Studio, endres dette: {list}.", en: "If the file is opened and saved in Altinn Studio, this changes: {list}." }
    POL080_HELP { nb: "Endre filen i Studio eller for hånd, ikke begge deler; «altinn-onboard policy model --losses FIL» viser hvert sted", en: "Change the file in Studio or by hand, not both; “altinn-onboard policy model --losses FILE” shows each place" }
    POL080_HELP_WIDENS { nb: "Ikke lagre filen i Studio: det slipper inn flere. «altinn-onboard policy model --losses FIL» viser hvert sted", en: "Do not save the file in Studio: that lets in more. “altinn-onboard policy model --losses FILE” shows each place" }
    AND { nb: "{before}; {next}", en: "{before}; {next}" }
}
