//! What must come of an effect one of whose calls is answered wrongly: a code for each kind of fault, and the few faults
//! that say something.

use altinn_onboard::door::steps::Effect;
use altinn_onboard::door::steps::effects::{
    AccessListEffect, BrokerEffect, EventsEffect, MessageEffect, NotificationEffect, RegistryEffect, SystemUserEffect,
};

use super::calls::{Call, Form, Service};
use super::wire::{Fault, Plan};

/// What must come of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// No fact, and a finding with this code.
    Code(&'static str),
    /// An answer to be given anew, with this code.
    Refused(&'static str),
    /// The same facts as without the fault: what was written is seen to be there.
    Same,
    /// Facts, which say that something is absent or does not work.
    No,
}

use Expected::{Code, No, Refused, Same};

/// What must come of an effect with a fault.
pub fn expected(effect: &Effect, plan: &Plan) -> Expected {
    let (call, fault) = (plan.call, plan.fault);
    if matches!(call, Call::Webhook | Call::Condition) {
        return receiver(fault);
    }
    let form = call.form();
    if form == Form::Head
        && let Some(expected) = of_head(plan)
    {
        return expected;
    }
    match fault {
        // Another type is seen before the body is waited for.
        Fault::ResetMidway | Fault::SlowBody | Fault::Endless if matches!(form, Form::Xml | Form::Bytes) => {
            Code("NET-NOT-JSON")
        }
        Fault::ResetBefore | Fault::ResetMidway => Code("NET-BROKEN"),
        Fault::SlowHead => Code("NET-TIMEOUT"),
        Fault::SlowBody => Code("NET-SILENT"),
        Fault::Endless => Code("NET-TOO-LARGE"),
        Fault::Redirect => Code("NET-REDIRECTED"),
        Fault::Page => Code("NET-HTML"),
        Fault::Escapes => by_status(effect, plan, 400),
        Fault::Status(status) => by_status(effect, plan, status),
        Fault::BusyFor(_) => by_status(effect, plan, 429),
        Fault::Empty | Fault::NoContent if form == Form::Done => done(plan),
        Fault::Empty | Fault::NoContent => Code("NET-EMPTY"),
        Fault::EmptyList if matches!(form, Form::List(_)) => no_list(call),
        Fault::Truncated if form == Form::Xml => Code("POLICY-UNREADABLE"),
        Fault::Truncated if form == Form::Bytes => Code("NET-BROKEN"),
        // That is what a file is.
        Fault::OtherType if form == Form::Bytes => Same,
        _ if form == Form::Done => done(plan),
        Fault::OtherType => Code("NET-NOT-JSON"),
        _ if form == Form::Token => Code("EXCHANGE-NOT-A-TOKEN"),
        Fault::GzipBomb
        | Fault::Truncated
        | Fault::Deep
        | Fault::EmptyObject
        | Fault::EmptyList
        | Fault::True
        | Fault::InvalidUtf8
        | Fault::Missing(_)
        | Fault::WrongType(_) => Code("NET-NOT-JSON"),
    }
}

/// What the head of an answer says of a file that goes in parts; nothing where it is as everywhere.
fn of_head(plan: &Plan) -> Option<Expected> {
    Some(match (plan.call, plan.fault) {
        // Nothing has come yet, as it is; or the transfer is past its upload, as it is seen not to be.
        (Call::PartsThere, Fault::Status(404)) => Same,
        (Call::PartsThere, Fault::Status(409)) => No,
        // An answer to HEAD has no body that could break off or go on.
        (Call::PartsThere, Fault::ResetMidway | Fault::SlowBody | Fault::Endless) => Code("NET-NO-HEADER"),
        // How much has come is looked at, and all has.
        (
            Call::SendPart,
            Fault::ResetBefore
            | Fault::ResetMidway
            | Fault::SlowHead
            | Fault::SlowBody
            | Fault::BusyFor(_)
            | Fault::Status(404 | 409 | 429 | 500..),
        ) if plan.done => Same,
        (
            _,
            Fault::GzipBomb
            | Fault::Truncated
            | Fault::Deep
            | Fault::EmptyObject
            | Fault::EmptyList
            | Fault::True
            | Fault::Empty
            | Fault::NoContent
            | Fault::InvalidUtf8
            | Fault::OtherType,
        ) => Code("NET-NO-HEADER"),
        _ => return None,
    })
}

/// What needs no body is believed when it is read back.
fn done(plan: &Plan) -> Expected {
    if plan.done || plan.fault.bends() { Same } else { Code("SERVICE-NOT-KEPT") }
}

/// Nothing found: a fact of a search, and of a feed; where a client is read back, it is not there.
fn no_list(call: Call) -> Expected {
    if matches!(call, Call::Search | Call::Feed | Call::Transfers | Call::StatusFeed) {
        No
    } else {
        Code("SERVICE-NOT-KEPT")
    }
}

fn by_status(effect: &Effect, plan: &Plan, status: u16) -> Expected {
    match (plan.call, status) {
        (_, 429) => Code("SERVICE-BUSY"),
        (_, 500..=599) => Code("SERVICE-DOWN"),
        // Not there, as the register, the registry or Events say it.
        (Call::Unit, 404) => Refused("ORG-UNKNOWN"),
        (Call::Resource, 404) if is_review(effect) => Refused("NOTICE-RESOURCE"),
        (Call::Policy, 404) if is_review(effect) => No,
        (Call::Resource | Call::Policy | Call::List | Call::Subscription | Call::Keys | Call::Owner, 404) => {
            absent(effect)
        }
        (Call::System | Call::SystemRequest, 404) => absent(effect),
        // Whoever has none yet has none, and a request that is gone is taken back.
        (Call::SystemUser, 404) => Same,
        (Call::DropSystemRequest, 404) => done(plan),
        // It is there already, as one sees: it was made by this very call.
        (Call::CreateResource, 409) if plan.done => Same,
        // Somebody has made it meanwhile: it was this very call, or it is not there after all.
        (Call::PutList, 412) if plan.done => Same,
        (Call::PutList, 412) => Code("SERVICE-NOT-KEPT"),
        // What was ordered is not shown.
        (Call::Shipment, 404) if matches!(effect, Effect::Notification(NotificationEffect::Order { .. })) => {
            Code("SERVICE-NOT-KEPT")
        }
        (Call::Subscription, 403) => Code("EVENTS-OTHER-CONSUMER"),
        (Call::Subscribe, 400) if plan.fault == Fault::Escapes => Code("SERVICE-REFUSED"),
        (call, _) => Code(code(call.service(), status)),
    }
}

fn is_review(effect: &Effect) -> bool {
    matches!(effect, Effect::Registry(RegistryEffect::ReviewNotice { .. }))
}

/// What reads learns that nothing is there; what writes does not see what it wrote.
fn absent(effect: &Effect) -> Expected {
    match effect {
        Effect::Registry(RegistryEffect::ReadResource { .. } | RegistryEffect::ReadPolicy { .. })
        | Effect::AccessList(AccessListEffect::ReadList { .. } | AccessListEffect::SeeSettled { .. })
        | Effect::SystemUser(SystemUserEffect::ReadSystem { .. } | SystemUserEffect::ReadRequest { .. })
        | Effect::Events(EventsEffect::ReadSubscription { .. })
        | Effect::Broker(BrokerEffect::ReadOwner { .. }) => No,
        _ => Code("SERVICE-NOT-KEPT"),
    }
}

/// The row of a refusal by its status alone.
fn code(service: Service, status: u16) -> &'static str {
    match (service, status) {
        (Service::Enhetsregisteret, 400) => "BRREG-400",
        (Service::OrgRegister, 404) => "ORG-REGISTER-404",
        (Service::Registry, 400) => "RESOURCE-400",
        (Service::Registry, 401) => "RESOURCE-401",
        (Service::Registry, 403) => "RESOURCE-403",
        (Service::Registry, 404) => "RESOURCE-404",
        (Service::Registry, 409) => "RESOURCE-409",
        (Service::Lists, 400) => "ACCESS-LIST-400",
        (Service::Lists, 401) => "ACCESS-LIST-401",
        (Service::Lists, 403) => "ACCESS-LIST-403",
        (Service::Lists, 404) => "ACCESS-LIST-404",
        (Service::Lists, 412) => "ACCESS-LIST-412",
        (Service::Systems, 403) => "SYSTEM-REGISTER-403",
        (Service::Digdir, 400) => "SELF-SERVICE-400",
        (Service::Digdir, 401) => "SELF-SERVICE-401",
        (Service::Digdir, 403) => "SELF-SERVICE-403",
        (Service::Digdir, 404) => "SELF-SERVICE-404",
        (Service::Digdir, 409) => "SELF-SERVICE-409",
        (Service::Authentication, 400) => "EXCHANGE-400",
        (Service::Authentication, 401) => "EXCHANGE-401",
        (Service::Correspondence, 400) => "CORR-400",
        (Service::Correspondence, 401) => "CORR-401",
        (Service::Correspondence, 403) => "CORR-403",
        (Service::Correspondence, 404) => "CORR-404",
        (Service::Broker, 401) => "BROKER-401",
        (Service::Broker, 403) => "BROKER-403",
        (Service::Notifications, 400) => "NOTIFICATIONS-400",
        (Service::Notifications, 401) => "NOTIFICATIONS-401",
        (Service::Notifications, 403) => "NOTIFICATIONS-403",
        (Service::Events, 401) => "EVENTS-401",
        (Service::Events, 404) => "EVENTS-404",
        _ => "SERVICE-REFUSED",
    }
}

/// The operator's own receiver: whatever it answers is a fact, and only 2xx says that it works.
fn receiver(fault: Fault) -> Expected {
    match fault {
        Fault::ResetBefore | Fault::SlowHead | Fault::Escapes | Fault::Redirect => No,
        Fault::Status(_) | Fault::BusyFor(_) => No,
        _ => Same,
    }
}

/// Whether what was there before is lost. A client without keys may have no set of keys at all, so that a 404 for one that
/// has some cannot be told from it; the set is then replaced.
pub fn loses(plan: &Plan) -> bool {
    plan.call == Call::Keys && plan.skip == 0 && plan.fault == Fault::Status(404)
}

/// Which faults have no meaning for a call of an effect.
pub fn is_idle(effect: &Effect, plan: &Plan) -> bool {
    // Nothing is there yet when it is looked for first, so that there is no form to be bent.
    let is_first = match effect {
        Effect::Registry(RegistryEffect::CreateResource { .. }) => plan.call == Call::Resource && plan.skip < 2,
        Effect::Registry(RegistryEffect::UploadPolicy { .. }) => plan.call == Call::Policy && plan.skip < 1,
        Effect::AccessList(AccessListEffect::CreateList { .. }) => plan.call == Call::List && plan.skip < 1,
        Effect::Broker(BrokerEffect::RegisterOwner { .. }) => plan.call == Call::Owner && plan.skip < 1,
        Effect::SystemUser(SystemUserEffect::RegisterSystem { .. }) => plan.call == Call::System && plan.skip < 1,
        // Whoever is asked for the first time says no, so that there is no system user then.
        Effect::SystemUser(SystemUserEffect::AskForSystemUser { .. }) => {
            plan.call == Call::SystemUser || (plan.call == Call::SystemRequest && plan.skip < 1)
        }
        Effect::SystemUser(SystemUserEffect::AskAgain { .. }) => {
            (plan.call == Call::SystemUser && plan.skip < 1)
                || (plan.call == Call::SystemRequest && (1..3).contains(&plan.skip))
        }
        Effect::Broker(BrokerEffect::Configure { .. }) => plan.call == Call::Configuration && plan.skip < 1,
        Effect::Broker(BrokerEffect::SendFile { .. }) => plan.call == Call::PartsThere,
        _ => false,
    };
    // A stranger is refused there, so that nothing is said that could be bent.
    if (is_first || plan.call == Call::Condition) && plan.fault.bends() {
        return true;
    }
    let is_dry = matches!(
        effect,
        Effect::Message(MessageEffect::DryRun { .. }) | Effect::SystemUser(SystemUserEffect::TrySending { .. })
    ) && plan.call == Call::PostMessage;
    // A good dry run is a refusal, whose form is not that of a message.
    is_dry && (plan.fault.bends() || plan.done)
}
