//! The operator's own address: what a step wants to send to the operator gets it here, from the user's profile. It is never
//! a fact, so the state, which is shared, does not hold it.

use super::run::Run;
use super::session::{EngineFault, Session};
use super::step_run::StepRun;
use crate::catalog::codes::own_address as codes;
use crate::catalog::letter_contacts::ContactDetail;
use crate::domain::own_address::OwnAddress;
use crate::finding::Finding;
use crate::record::values::TestChannel;
use crate::steps::Effect;

/// Whom a rehearsal notifies: nobody.
const PRACTICE: [&str; 2] = ["ovelse@example.invalid", "+4799999999"];

impl<P> Session<'_, P> {
    /// The effects with the operator's own address where they lack one; `None` when it is not known, and the step is put
    /// off.
    ///
    /// # Errors
    /// The terminal fails.
    pub(super) fn addressed(
        &mut self,
        work: &StepRun,
        effects: &[Effect],
        run: &mut Run,
    ) -> Result<Option<Vec<Effect>>, EngineFault> {
        let mut filled = Vec::new();
        for effect in effects {
            let filled_in = match effect {
                Effect::Notification(notification) => match notification.lacks_address() {
                    None => effect.clone(),
                    Some(channel) => match self.own_address(work, channel, run)? {
                        Some(address) => notification.clone().addressed(address).into(),
                        None => return Ok(None),
                    },
                },
                _ => effect.clone(),
            };
            filled.push(filled_in);
        }
        Ok(Some(filled))
    }

    pub(super) fn own_address(
        &mut self,
        work: &StepRun,
        channel: TestChannel,
        run: &mut Run,
    ) -> Result<Option<OwnAddress>, EngineFault> {
        let [email, phone] = PRACTICE;
        if self.environment.simulated {
            return Ok(read(channel, if channel == TestChannel::Email { email } else { phone }).ok());
        }
        let flag = flag(channel);
        loop {
            let known = match channel {
                TestChannel::Email => self.letter_context.profile.own.email.clone(),
                TestChannel::Sms => self.letter_context.profile.own.phone.clone(),
            };
            let wrong = match (known.trim().is_empty(), read(channel, &known)) {
                (false, Ok(address)) => return Ok(Some(address)),
                (true, _) => Finding::new(&codes::OWN_ADDRESS_MISSING, flag),
                (false, Err(finding)) => finding,
            };
            if !self.prompter.interactive() {
                run.miss(wrong);
                run.put_off_step(work);
                return Ok(None);
            }
            if !known.trim().is_empty() {
                self.show(&wrong);
            }
            let Some(asked) = ContactDetail::by_flag(flag) else { return Ok(None) };
            if !self.fill(flag, asked.question.into(), words::HELP.into())? {
                run.put_off_step(work);
                return Ok(None);
            }
        }
    }
}

const fn flag(channel: TestChannel) -> &'static str {
    match channel {
        TestChannel::Email => "--own-email",
        TestChannel::Sms => "--own-phone",
    }
}

fn read(channel: TestChannel, text: &str) -> Result<OwnAddress, Finding> {
    let (read, code) = match channel {
        TestChannel::Email => (OwnAddress::email(text), &codes::OWN_EMAIL),
        TestChannel::Sms => (OwnAddress::phone(text), &codes::OWN_PHONE),
    };
    // The address itself is not repeated.
    read.map_err(|_| Finding::new(code, flag(channel)))
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        HELP { nb: "Den lagres i din egen profil, aldri i tilstandsfilen, og står ikke i brevene.", en: "It is kept in your own profile, never in the state file, and is not in the letters." }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::environments;
    use crate::domain::notification::NotificationText;
    use crate::domain::{ClientId, Environment, Product};
    use crate::engine::testing::{Fake, session_in};
    use crate::record::{Handle, Place};
    use crate::steps::effects::{ClientCredentials, KeyRef, NotificationEffect};
    use crate::steps::test_notification::TestNotification;
    use crate::world::files::Files;
    use crate::world::profile::{Contact, Profile};
    use crate::world::prompt::Script;

    fn order(channel: TestChannel) -> Effect {
        let key = KeyRef { client: "main".into(), name: "k".into(), place: None, known: None, others: Vec::new() };
        let credentials = ClientCredentials {
            id: ClientId::parse("client-1").unwrap(),
            kid: "k".into(),
            key,
            consumer: None,
            acting: None,
        };
        let text = NotificationText { senders_reference: "1".into(), subject: "Test".into(), body: "Hei".into() };
        let (text, key) = (Box::new(text), uuid::Uuid::from_u128(1));
        NotificationEffect::Order { credentials, text, channel, key, to: None, condition: None }.into()
    }

    fn real() -> Environment {
        Environment { simulated: false, ..environments::resting_sandbox().unwrap() }
    }

    fn work(environment: &Environment) -> StepRun {
        let place = Place { environment: environment.name.clone(), service: Handle::of(Product::Notifications) };
        StepRun { place, product: Product::Notifications, step: &TestNotification }
    }

    fn nothing() -> Fake {
        Fake::new(|_, _| Ok(crate::engine::Outcome::default()))
    }

    #[test]
    fn the_own_address_comes_from_the_profile_and_is_asked_once_where_it_is_not_there() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("profile.toml");
        let script = Script::new().answer("line", "22 00 00 00").answer("line", "999 99 999");
        let (mut session, shown) = session_in(real(), nothing(), script);
        session.letter_context.profile_file = Some((path.clone(), Files::real()));
        session.letter_context.profile.own.email = "kari@ttd.no".into();
        session.letter_context.profile.contact.phone = "22 00 00 00".into();
        let (work, mut run) = (work(&real()), Run::default());
        let filled = session.addressed(&work, &[order(TestChannel::Email)], &mut run).unwrap().unwrap();
        let details = |effects: &[Effect]| {
            let lines = effects[0].details();
            lines.iter().map(|line| line.render(crate::domain::Language::En)).collect::<Vec<_>>().join("\n")
        };
        assert!(details(&filled).contains("To: kari@ttd.no"), "{}", details(&filled));
        // A number that gets no SMS is told, and asked for anew.
        let filled = session.addressed(&work, &[order(TestChannel::Sms)], &mut run).unwrap().unwrap();
        assert!(details(&filled).contains("To: +4799999999"), "{}", details(&filled));
        assert!(shown.talk().contains("OWN-PHONE"), "{}", shown.talk());
        let kept = Profile::load(&path, &Files::real()).unwrap();
        assert_eq!(kept.own.phone, "999 99 999");
        // The letters have another phone: that of whoever is asked about them.
        assert_eq!(session.letter_context.profile.contact.phone, "22 00 00 00");
        assert_eq!(kept.contact, Contact::default());
        let state = session.ledger.state().write("test").unwrap();
        assert!(!state.contains("kari") && !state.contains("999 99"), "the state has neither");
    }

    #[test]
    fn who_leaves_the_question_puts_the_step_off() {
        let (mut session, _) = session_in(real(), nothing(), Script::new().put_off("line"));
        let (work, mut run) = (work(&real()), Run::default());
        assert_eq!(session.addressed(&work, &[order(TestChannel::Email)], &mut run).unwrap(), None);
        assert!(run.is_put_off(&work));
    }

    #[test]
    fn a_rehearsal_notifies_nobody_and_what_is_wrong_is_told_without_the_address() {
        for (channel, practice) in [TestChannel::Email, TestChannel::Sms].into_iter().zip(PRACTICE) {
            assert_eq!(read(channel, practice).unwrap().to_string(), practice);
            let environment = environments::resting_sandbox().unwrap();
            let (mut session, _) = session_in(environment.clone(), nothing(), Script::new());
            session.letter_context.profile.own.email = "kari@ttd.no".into();
            session.letter_context.profile.own.phone = "999 88 777".into();
            let (work, mut run) = (work(&environment), Run::default());
            let filled = session.addressed(&work, &[order(channel)], &mut run).unwrap().unwrap();
            let [Effect::Notification(NotificationEffect::Order { to: Some(to), .. })] = &filled[..] else {
                panic!("{filled:?}")
            };
            assert_eq!(to.to_string(), practice, "not whom the profile names");
        }
        let finding = read(TestChannel::Sms, "22 00 00 00").unwrap_err();
        assert_eq!((finding.code.id, finding.subject.as_str()), ("OWN-PHONE", "--own-phone"));
        assert!(!format!("{finding:?}").contains("22 00"), "{finding:?}");
    }
}
