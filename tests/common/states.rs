//! States as two people have them who work side by side.

/// A state of one service, with facts of the organisation, of the service and of where it is set up.
pub fn state(organisation: &str, service: &str, deployment: &str) -> String {
    let nothing = r#"{ "organisation": {}, "environments": {}, "services": {}, "deployments": {} }"#;
    format!(
        r#"{{
  "format": "altinn-onboard",
  "schema": 2,
  "tool": "0.1.0",
  "books": {{
    "rehearsal": {nothing},
    "real": {{
      "organisation": {{ {organisation} }},
      "environments": {{ "tt02": {{}} }},
      "services": {{ "vedtak": {{ "product": "correspondence", "facts": {{ {service} }} }} }},
      "deployments": {{ "tt02": {{ "vedtak": {{ {deployment} }} }} }}
    }}
  }}
}}
"#
    )
}

/// Who supplies, told on a day of November.
pub fn supplier(name: &str, day: u8) -> String {
    format!(
        r#""supplier-name": {{"value":"{name}","source":"told","at":"2026-11-{day:02}T08:15:00Z","how":"terminal"}}"#
    )
}

/// A message, sent on a day of November; its id ends in this digit.
pub fn message(digit: u8, day: u8) -> String {
    let id = format!("cb472dab-1f96-42ea-a7c7-02ce3398fdc{digit}");
    let value = format!(r#"{{"id":"{id}","recipient":"310000019"}}"#);
    format!(
        r#""message-sent": {{"value":{value},"source":"made","at":"2026-11-{day:02}T08:15:00Z","how":"POST correspondence"}}"#
    )
}

/// The number of the organisation, told.
pub fn number(number: &str, day: u8) -> String {
    format!(r#""org-number": {{"value":"{number}","source":"told","at":"2026-11-{day:02}T08:15:00Z","how":"flag"}}"#)
}
