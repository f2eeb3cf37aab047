//! The words of closed lists in an explanation.

use crate::domain::PolicyKind;
use crate::policy::explain::{self, asking, reach};
use crate::policy::{rights, xacml};
use crate::report::frozen::frozen;

frozen! {
    /// What the resource is.
    ResourceKind of PolicyKind {
        /// Altinn Melding.
        "correspondence" Correspondence = PolicyKind::Correspondence,
        /// Altinn Formidling.
        "broker" Broker = PolicyKind::Broker,
        /// Any other resource.
        "generic" Generic = PolicyKind::Generic,
        /// Consent.
        "consent" Consent = PolicyKind::Consent,
        /// An app.
        "app" App = PolicyKind::App,
    }
}

frozen! {
    /// Whether the resource is for confidential messages.
    Confidentiality of &rights::Confidentiality {
        /// Every message must be confidential.
        "Confidential" Confidential = rights::Confidentiality::Confidential,
        /// Only those who were given the service one by one.
        "ExplicitlyDelegated" ExplicitlyDelegated = rights::Confidentiality::ExplicitlyDelegated,
        /// No message may be confidential.
        "NotConfidential" NotConfidential = rights::Confidentiality::NotConfidential,
    }
}

frozen! {
    /// Whether messages may be forwarded.
    Forwarding of explain::Forwarding {
        /// They may.
        "allowed" Allowed = explain::Forwarding::Allowed,
        /// The lowest level is too high.
        "refused" Refused = explain::Forwarding::Refused(_),
        /// No level stands in the policy: the request fails.
        "fails" Fails = explain::Forwarding::Fails,
    }
}

frozen! {
    /// A kind of recipient.
    Recipient of reach::Recipient {
        /// A limited company.
        "as" Company = reach::Recipient::Company,
        /// A sole proprietor.
        "enk" SoleProprietor = reach::Recipient::SoleProprietor,
        /// A partnership.
        "ans" Partnership = reach::Recipient::Partnership,
        /// A partnership with shared responsibility.
        "da" SharedPartnership = reach::Recipient::SharedPartnership,
        /// A Norwegian branch of a foreign enterprise.
        "nuf" ForeignEnterprise = reach::Recipient::ForeignEnterprise,
        /// A municipality.
        "kommune" Municipality = reach::Recipient::Municipality,
        /// An intermunicipal company.
        "iks" IntermunicipalCompany = reach::Recipient::IntermunicipalCompany,
        /// A bankruptcy estate.
        "konkursbo" BankruptcyEstate = reach::Recipient::BankruptcyEstate,
        /// A person.
        "person" Person = reach::Recipient::Person,
    }
}

frozen! {
    /// What a rule does.
    Effect of xacml::RuleEffect {
        /// It lets in.
        "Permit" Permit = xacml::RuleEffect::Permit,
        /// It shuts out.
        "Deny" Deny = xacml::RuleEffect::Deny,
    }
}

frozen! {
    /// Who asks.
    Asker of asking::Asker {
        /// Somebody who has logged in.
        "person" Person = asking::Asker::Person,
        /// A system user.
        "system-user" SystemUser = asking::Asker::SystemUser,
        /// An organisation with its own token.
        "organisation" Organisation = asking::Asker::Organisation | asking::Asker::ConsentRequester,
    }
}

frozen! {
    /// Which question a service asks.
    QuestionId of explain::QuestionId {
        /// A recipient opens a message.
        "recipient-opens" RecipientOpens = explain::QuestionId::RecipientOpens,
        /// Somebody lists messages or transfers.
        "list" List = explain::QuestionId::List,
        /// Somebody sends a message.
        "sender-initialises" SenderInitialises = explain::QuestionId::SenderInitialises,
        /// The message is shown in a dialog.
        "dialog-api" DialogApi = explain::QuestionId::DialogApi,
        /// Contact persons are notified of a message.
        "contact-persons" ContactPersons = explain::QuestionId::ContactPersons,
        /// Somebody sends files.
        "sender-sends" SenderSends = explain::QuestionId::SenderSends,
        /// A recipient downloads files.
        "recipient-downloads" RecipientDownloads = explain::QuestionId::RecipientDownloads,
        /// Somebody searches for transfers.
        "search" Search = explain::QuestionId::Search,
        /// An organisation asks for consent.
        "requests-consent" RequestsConsent = explain::QuestionId::RequestsConsent,
        /// A person consents.
        "consents" Consents = explain::QuestionId::Consents,
        /// Somebody uses an app.
        "app" App = explain::QuestionId::App,
        /// Somebody subscribes to the events of an app.
        "app-events" AppEvents = explain::QuestionId::AppEvents,
        /// The owner's own system asks.
        "own" Own = explain::QuestionId::Own,
        /// Somebody subscribes to events.
        "subscribe" Subscribe = explain::QuestionId::Subscribe,
        /// Somebody subscribes to the events of one party.
        "subscribe-one" SubscribeOne = explain::QuestionId::SubscribeOne,
        /// Somebody is notified.
        "notify" Notify = explain::QuestionId::Notify,
    }
}

/// What in the policy stops more than one would think.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Gate {
    /// The combining algorithm is one that the platform does not know: nobody is ever let in.
    UnknownAlgorithm,
    /// Roles stand there, but none by the attribute that the platform looks up.
    NoRoleCode,
    /// No access package stands there.
    NoPackage,
    /// A rule shuts out.
    DenyRule,
}
