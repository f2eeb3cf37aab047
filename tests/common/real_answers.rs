//! The answers file of a walk where things are real.

/// What every such walk answers, apart from the id of its resource.
const BASE: &str = r#"
gate-sends-today = "none"
org-number = 991825827
org-confirmed = true
operated-by = "ourselves"
resource-choice = "new"
resource-by = "program"
confidential = false
recipients = "organisations"
audience = "all"
readers = ["role:dagl"]
service-name = { nb = "Vedtak", nn = "Vedtak", en = "Decision" }
description = { nb = "Vedtak", nn = "Vedtak", en = "Decision" }
delegation-text = { nb = "Vedtak", nn = "Vedtak", en = "Decision" }
contact-point = "postmottak@ttd.no"
notify = "email"
events-wanted = false
"#;

/// The answers for a resource, with more lines of TOML. What confirms is never among them.
pub fn real_answers(resource: &str, more: &str) -> String {
    format!("{BASE}resource-id = \"{resource}\"\n{more}\n")
}
