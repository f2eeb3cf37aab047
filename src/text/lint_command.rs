//! What `policy lint` says beside its findings.

phrases! {
    HELP { nb: "Hjelp", en: "Help" }
    CLEAN { nb: "{file}: ingenting å bemerke", en: "{file}: nothing to remark" }
    CLEAN_MARK { nb: "✓", en: "✓" }
    REGISTRY { nb: "{file}: Ressursregisteret svarer {http} ved opplasting. {message}", en: "{file}: The resource registry answers {http} to an upload. {message}" }
    SCHEMA { nb: "{file}: Altinn leser filen, men den følger ikke XML-skjemaet for XACML 3.0.", en: "{file}: Altinn reads the file, but it does not follow the XML schema of XACML 3.0." }
    SUM { nb: "{files} lest: {errors}, {warnings} og {notes}.", en: "{files} read: {errors}, {warnings} and {notes}." }
    SUM_SILENCED { nb: "{files} lest: {errors}, {warnings} og {notes}. {silenced} er dempet med begrunnelse.", en: "{files} read: {errors}, {warnings} and {notes}. {silenced} silenced with a reason." }
    FILE_ONE { nb: "1 fil", en: "1 file" }
    FILE_MANY { nb: "{count} filer", en: "{count} files" }
    ERROR_ONE { nb: "1 feil", en: "1 error" }
    ERROR_MANY { nb: "{count} feil", en: "{count} errors" }
    WARNING_ONE { nb: "1 advarsel", en: "1 warning" }
    WARNING_MANY { nb: "{count} advarsler", en: "{count} warnings" }
    NOTE_ONE { nb: "1 merknad", en: "1 note" }
    NOTE_MANY { nb: "{count} merknader", en: "{count} notes" }
    CONFIG_TOML { nb: "Oppsettet kan ikke leses: {reason}", en: "The configuration cannot be read: {reason}" }
    CONFIG_RULE { nb: "{rule} er ikke en regel som kan dempes.", en: "{rule} is no rule that can be silenced." }
    CONFIG_REFUSED { nb: "{rule} kan ikke dempes: Altinn avviser filen uansett.", en: "{rule} cannot be silenced: Altinn refuses the file all the same." }
    CONFIG_REASON { nb: "Regelen {rule} dempes uten begrunnelse.", en: "The rule {rule} is silenced without a reason." }
}
