//! The checklist for other programs: frozen, in English, types of its own so that no refactoring can change it.

use serde::Serialize;

use super::{Checklist, StepLine};
use crate::domain::Language;
use crate::text::checklist as text;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    schema: u8,
    environment: &'a str,
    service: &'a str,
    steps: Vec<Step<'a>>,
    next: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Step<'a> {
    id: &'a str,
    state: &'static str,
    reason: Option<String>,
    evidence: Option<String>,
    at: Option<String>,
    waiting_for: Option<String>,
}

/// Renders the checklist as one JSON document with a line end.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(checklist: &Checklist) -> Result<String, serde_json::Error> {
    let document = Document {
        schema: 1,
        environment: &checklist.environment,
        service: &checklist.service,
        steps: checklist.rows.iter().map(|row| step(row, checklist.rehearsal)).collect(),
        next: checklist.next.as_deref(),
    };
    serde_json::to_string_pretty(&document).map(|text| text + "\n")
}

fn step(row: &StepLine, rehearsal: bool) -> Step<'_> {
    let say = |message: &crate::text::Message| message.say(Language::En);
    let mut evidence: Vec<String> = Vec::new();
    for line in &row.evidence {
        let mark = if rehearsal { format!(" ({})", text::SIMULATED_MARK.en) } else { String::new() };
        let said = format!("{}{mark}: {}", line.source.en, say(&line.what));
        if !evidence.contains(&said) {
            evidence.push(said);
        }
    }
    Step {
        id: row.id,
        state: row.state.word(),
        reason: row.reason.as_ref().map(say).or_else(|| {
            let waiting = row.waiting.as_ref()?;
            Some(say(&text::UNTIL.with("what", waiting.what.clone())))
        }),
        evidence: (!evidence.is_empty()).then(|| evidence.join("; ")),
        at: row.at.map(|at| at.to_string()),
        waiting_for: row.waiting.as_ref().map(|waiting| waiting.who.en.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn the_form_is_frozen() {
        let json = render(&sample()).unwrap();
        let compact = serde_json::to_string(&serde_json::from_str::<serde_json::Value>(&json).unwrap()).unwrap();
        assert_eq!(
            compact,
            concat!(
                r#"{"schema":1,"environment":"tt02","service":"correspondence","steps":["#,
                r#"{"id":"service-owner","state":"done","reason":null,"#,
                r#""evidence":"Verified with the service: Enhetsregisteret","at":"2026-11-21T09:00:00Z","#,
                r#""waitingFor":null},"#,
                r#"{"id":"scopes","state":"waiting","#,
                r#""reason":"Waiting until Altinn has granted altinn:correspondence.write","#,
                r#""evidence":null,"at":null,"waitingFor":"the Altinn service desk"},"#,
                r#"{"id":"test-message","state":"blocked","reason":"a token is missing","evidence":null,"at":null,"#,
                r#""waitingFor":null},"#,
                r#"{"id":"policy","state":"to-do","reason":null,"evidence":null,"at":null,"waitingFor":null},"#,
                r#"{"id":"whitelisting","state":"not-needed","reason":"the requirement ended on 2025-10-16","#,
                r#""evidence":null,"at":null,"waitingFor":null}],"#,
                r#""next":"altinn-onboard step policy"}"#
            )
        );
    }

    #[test]
    fn what_a_rehearsal_knows_is_simulated() {
        let json = render(&Checklist { rehearsal: true, ..sample() }).unwrap();
        assert!(json.contains("Verified with the service (simulated): Enhetsregisteret"), "{json}");
    }
}
