//! Walks a Norwegian service owner from nothing to a working integration with Altinn 3.
//!
//! **Fact · Step · Move · Effect · Evidence.** A *fact* is one thing we can know. A *step* is a pure function from what
//! is known to the next *move*. An *effect* is data: what to do to the world. *Evidence* is how we know a fact, and since
//! when. `init`, `resume` and `checklist` are three readings of that one description.
//!
//! The folders are floors; imports go only downwards, and a test holds them to it:
//! `domain`, `text` (0) · `finding`, `catalog`, `policy`, `record` (1) · `report`, `steps`, `api`, `world` (2) ·
//! `engine`, `sandbox` (3) · `cli` (4).

mod api;
mod catalog;
mod cli;
mod domain;
mod engine;
mod finding;
mod policy;
mod record;
mod report;
mod sandbox;
mod steps;
mod text;
mod world;

/// What stands open: what the program, the tests, the fuzz targets and the benchmarks use, each under the path that it has
/// inside. All else is private, so that the compiler says what nobody uses.
#[allow(clippy::missing_docs_in_private_items, reason = "each room says at its own head what it is")]
pub mod door {
    pub mod api {
        pub use crate::api::{Api, ApiFault, Token};
        pub mod authentication {
            pub use crate::api::authentication::exchange;
        }
        pub mod correspondence {
            pub use crate::api::correspondence::{details, dry_run, search, send};
        }
        pub mod enhetsregisteret {
            pub use crate::api::enhetsregisteret::look_up;
        }
        pub mod events {
            pub use crate::api::events::{list, read, subscribe};
        }
        pub mod maskinporten {
            pub use crate::api::maskinporten::{JwtGrant, is_key_unknown, metadata, open_scopes, token};
        }
        pub mod org_register {
            pub use crate::api::org_register::look_up;
        }
        pub mod resource_registry {
            pub use crate::api::resource_registry::{create, found, own, policy, read, upload_policy};
        }
        pub mod client_keys {
            pub use crate::api::client_keys::add_key;
        }
        pub mod self_service {
            pub use crate::api::self_service::{add_scopes, create_client, session};
        }
        pub mod studio {
            pub use crate::api::studio::{dashboard, user};
        }
        pub mod webhook {
            pub use crate::api::webhook::probe;
        }
    }
    pub mod catalog {
        pub use crate::catalog::organisation_forms::said as organisation_form;
        pub mod codes {
            pub use crate::catalog::codes::CodeOrigin;
            pub mod names {
                pub use crate::catalog::codes::names::CLIENT_NAME;
            }
        }
        pub mod environments {
            pub use crate::catalog::environments::{read, said};
        }
        pub mod products {
            pub use crate::catalog::products::{BROKER, CORRESPONDENCE};
        }
    }
    pub mod cli {
        pub use crate::cli::{run, run_watched, tell_panics};
        pub mod exit {
            pub use crate::cli::exit::Exit;
        }
    }
    pub mod domain {
        pub use crate::domain::{
            AccessListId, AccessListRef, ClientId, ContactPoint, Environment, EnvironmentName, FileSize, Language,
            OrgCode, OrgNumber, PolicyKind, PublicJwk, ResourceId, Scope, Secret, ThreeLanguages, TimeSpan,
        };
        pub mod attachment {
            pub use crate::domain::attachment::Attachment;
        }
        pub mod system_user {
            pub use crate::domain::system_user::{ExternalRef, NewSystem, SystemId, SystemUserKey};
        }
        pub mod environment {
            pub use crate::domain::environment::Description;
        }
        pub mod message {
            pub use crate::domain::message::{
                CorrespondenceMessage, MessageContent, MessageNotification, NewMessages, NotificationChannel,
                PublishDelay,
            };
        }
        pub mod notification {
            pub use crate::domain::notification::NotificationText;
        }
        pub mod own_address {
            pub use crate::domain::own_address::OwnAddress;
        }
        pub mod person {
            pub use crate::domain::person::recognise;
        }
        pub mod resource {
            pub use crate::domain::resource::{CompetentAuthority, PartyType, RegistryContact, ResourceDefinition};
        }
        pub mod subscription {
            pub use crate::domain::subscription::NewSubscription;
        }
        pub mod transfer {
            pub use crate::domain::transfer::{Between, BrokerConfiguration, FileToSend};
        }
    }
    pub mod engine {
        pub use crate::engine::{Outcome, Perform};
        pub mod answers_file {
            pub use crate::engine::answers_file::schema;
        }
        pub mod codes {
            pub use crate::engine::codes::all;
        }
        pub mod perform {
            pub use crate::engine::perform::Performer;
        }
        pub mod resting {
            pub mod words {
                pub use crate::engine::resting::words::TAKEN_IN;
            }
        }
        pub mod review {
            pub mod words {
                pub use crate::engine::review::words::{RIGHT, WHICH};
            }
        }
        pub mod settling {
            pub mod words {
                pub use crate::engine::settling::words::{CAME, CORRECT_KEY};
            }
        }
        pub mod writes {
            pub mod words {
                pub use crate::engine::writes::words::DO_IT;
            }
        }
    }
    pub mod finding {
        pub use crate::finding::{Finding, Severity};
    }
    pub mod policy {
        pub use crate::policy::decide::decide;
        pub use crate::policy::{
            DecisionResult, EditorPolicy, Policy, PolicyFile, Request, differences, parse, same_meaning,
        };
        pub mod build {
            pub use crate::policy::build::{Choices, Holders, Requesters, built};
        }
        pub mod compare {
            pub use crate::policy::compare::{Change, Combining, Fill, NormalizedPolicy};
        }
        pub mod decide {
            pub use crate::policy::decide::{
                Assignment, Attribute, CombiningAlgorithm, DecisionResult, Incoming, Prepared, Request, value_matches,
            };
            pub mod request_json {
                pub use crate::policy::decide::request_json::parse;
            }
            pub mod request_reader {
                pub use crate::policy::decide::request_reader::read;
            }
            pub mod request_xml {
                pub use crate::policy::decide::request_xml::parse;
            }
        }
        pub mod enrich {
            pub use crate::policy::enrich::{
                AttributeSource, DecisionPoint, Endpoint, Instance, Party, RegisterAnswers, Subject, enrich,
            };
        }
        pub mod explain {
            pub use crate::policy::explain::{AttributePairs, Explanation, QuestionId, ServiceAnswer, explain};
        }
        pub mod ids {
            pub use crate::policy::ids::NAMESPACE;
            pub mod attribute {
                pub use crate::policy::ids::attribute::{ACCESS_PACKAGE, ACTION_ID, APP, ORG, ROLE_CODE, TASK};
            }
            pub mod category {
                pub use crate::policy::ids::category::{ACTION, RESOURCE, SUBJECT};
            }
            pub mod data_type {
                pub use crate::policy::ids::data_type::STRING;
            }
            pub mod function {
                pub use crate::policy::ids::function::{STRING_EQUAL, STRING_EQUAL_IGNORE_CASE};
            }
            pub mod studio {
                pub use crate::policy::ids::studio::DENY_OVERRIDES;
            }
        }
        pub mod lint {
            pub use crate::policy::lint::{LintOptions, line_and_column, lint, lint_policy};
            pub mod examine {
                pub use crate::policy::lint::examine::examine;
            }
            pub mod fix {
                pub use crate::policy::lint::fix::{FixOptions, fix};
            }
        }
        pub mod migrate {
            pub use crate::policy::migrate::{EndingRoles, Migration, MigrationOptions, RuleOutcome, migrate};
        }
        pub mod model {
            pub use crate::policy::model::{EditorPolicy, EditorRule};
        }
        pub mod read {
            pub use crate::policy::read::{decode, parse_text};
        }
        pub mod registry {
            pub use crate::policy::registry::{subjects, subjects_in_order, upload_verdict};
        }
        pub mod rights {
            pub use crate::policy::rights::{Right, confidentiality, listing, minimum_level};
        }
        pub mod schema {
            pub use crate::policy::schema::holds;
        }
        pub mod studio {
            pub use crate::policy::studio::{AccessChange, losses, to_model, validate};
        }
        pub mod write {
            pub use crate::policy::write::to_xml;
        }
        pub mod xacml {
            pub use crate::policy::xacml::{
                AllOf, Expression, Match, ObligationExpression, Operand, Policy, RuleEffect, Span, Target,
            };
        }
    }
    pub mod record {
        pub use crate::record::{
            Choice, Confirmation, FactScope, Place, Question, QuestionKind, SCHEMA, State, Topic, TopicMarker, Value,
            When,
        };
        pub mod schema {
            pub use crate::record::schema::schema;
        }
        pub mod t {
            pub use crate::record::t::{HandoverAlertContact, SupplierName, TestRecipient};
        }
        pub mod topic {
            pub use crate::record::topic::TopicMarker;
        }
        pub mod trust {
            pub use crate::record::trust::{Decision, Signing, TrustRecord};
        }
        pub mod values {
            pub use crate::record::values::{Reachable, TestChannel, Told, TransferStarted};
        }
    }
    pub mod report {
        pub mod checklist {
            pub mod human {
                pub mod words {
                    pub use crate::report::checklist::human::words::NOTHING_LEFT;
                }
            }
        }
    }
    pub mod sandbox {
        pub use crate::sandbox::{NoteHook, Running, SandboxFault, SandboxOptions, Scenario, start};
    }
    pub mod steps {
        pub use crate::steps::Effect;
        pub mod service_owner {
            pub mod words {
                pub use crate::steps::service_owner::words::ORG_CONFIRMED;
            }
        }
        pub mod effects {
            pub use crate::steps::effects::{
                AccessListEffect, BrokerEffect, ClientCredentials, ClientEffect, DnsEffect, EventsEffect, FilesEffect,
                KeyRef, KeyToRegister, KnownKey, LocalEffect, MessageEffect, NamedMembers, NotificationEffect,
                RegisterEffect, RegistryEffect, SystemUserEffect, TokenEffect, TransferWish,
            };
            pub mod words {
                pub use crate::steps::effects::message::words::CONFIRM_MESSAGE;
                pub use crate::steps::effects::registry::words::CONFIRM_RESOURCE_ID;
            }
        }
        pub mod journeys {
            pub use crate::steps::journeys::{asked, question, questions};
        }
        pub mod policy {
            pub mod purposes {
                pub use crate::steps::policy::purposes::PURPOSES;
            }
        }
    }
    pub mod text {
        pub use crate::text::{Message, Phrase};
        pub mod faults {
            pub use crate::text::faults::INTERRUPTED;
        }
    }
    pub mod world {
        pub mod clock {
            pub use crate::world::clock::{Clock, RealClock, Sleep};
        }
        pub mod files {
            pub use crate::world::files::{Files, Mode};
        }
        pub mod http {
            pub use crate::world::http::{
                CaBundle, Call, Http, Progress, Proxies, Settings, TransferFault, Transferred, Watcher,
            };
        }
        pub mod interrupt {
            pub use crate::world::interrupt::{INTERRUPTED, Interrupt};
        }
        pub mod keys {
            pub use crate::world::keys::{AdmittedSigner, Keeping, KeyFault, KeyStore, Signer, fresh_id, read_file};
        }
        pub mod lock {
            pub use crate::world::lock::Holder;
        }
        pub mod process {
            pub use crate::world::process::{Colour, Process};
        }
        pub mod progress {
            pub use crate::world::progress::Progress;
        }
        pub mod prompt {
            pub use crate::world::prompt::{Answer, Confirmed, PromptFault, Prompter, Terminal};
            pub mod terminal {
                pub mod words {
                    pub use crate::world::prompt::terminal::words::PUT_OFF;
                }
            }
        }
        pub mod screen {
            pub use crate::world::screen::Screen;
        }
        pub mod state_file {
            pub use crate::world::state_file::StateFile;
        }
    }
}
