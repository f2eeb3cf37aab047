//! What people read of the platform's answers.

use super::Answered;
use crate::policy::enrich::narrate;
use crate::report::screen::{Screen, Tone};
use crate::text::{Message, policy as text};

/// Each answer, and below it why: what the policy says, what is refused, and the caller's check.
#[must_use]
pub fn render(answered: &Answered<'_>, screen: Screen) -> String {
    let Answered { policy, delegations, answers, checks, refusal } = *answered;
    let say = |message: Message| message.render(screen.language);
    let mut out = String::new();
    for (number, (answer, check)) in answers.iter().zip(checks).enumerate() {
        let permitted = answer.result.is_permit();
        let (tone, mark) = if permitted { (Tone::Good, "✓") } else { (Tone::Bad, "✗") };
        let mut head: Message = narrate::decision(answer.result.decision).into();
        if answers.len() > 1 {
            head = words::PART.with("number", (number + 1).to_string()).with("answer", head);
        }
        out.push_str(&screen.marked(0, tone, mark, &say(head)));
        let mut lines = policy.map(|policy| narrate::lines(policy, delegations, answer)).unwrap_or_default();
        lines.extend(refusal.map(|reason| text::REFUSED.with("reason", reason)));
        if let Some((check, level)) = check {
            let phrase = if check.is_allowed() { words::CALLER_ALLOWED } else { words::CALLER_STOPPED };
            lines.push(phrase.with("reason", narrate::caller(*check, *level)));
        }
        for line in lines {
            out.push_str(&screen.hanging(2, &say(line)));
        }
    }
    out
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        PART { nb: "Del {number}: {answer}", en: "Part {number}: {answer}" }
        CALLER_ALLOWED { nb: "Tjenesten slipper inn: {reason}", en: "The service lets the caller in: {reason}" }
        CALLER_STOPPED { nb: "Tjenesten slipper ikke inn: {reason}", en: "The service does not let the caller in: {reason}" }
    }
}
