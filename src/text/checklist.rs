//! Labels that checklists, findings and others share on a screen.

phrases! {
    UNTIL { nb: "Venter til {what}", en: "Waiting until {what}" }
    LABELLED { nb: "{label}: {text}", en: "{label}: {text}" }
    USUALLY { nb: "Tar vanligvis: {time}", en: "Usually takes: {time}" }
    CAN_START { nb: "Kan det begynne nå? {answer}", en: "Can it start now? {answer}" }
    LISTED { nb: "{before}, {next}", en: "{before}, {next}" }
    NEXT { nb: "Neste", en: "Next" }
}
