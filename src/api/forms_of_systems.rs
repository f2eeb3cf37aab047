//! The functions of the system register, for the test of what every function believes.

use std::pin::Pin;

use uuid::Uuid;

use super::test_support::TestService;
use super::{ApiFault, system_register, system_users};
use crate::domain::system_user::{ExternalRef, NewSystem, SystemId, SystemUserKey};
use crate::domain::{ClientId, OrgNumber, ResourceId, ThreeLanguages};

/// A function, asked at a server that gives every call the same answer; what it says is never looked at.
pub(super) type Asked = for<'a> fn(&'a TestService) -> Pin<Box<dyn Future<Output = Result<(), ApiFault>> + 'a>>;

/// Its name, the forms that it may take for an answer, and how it is asked.
pub(super) type Function = (&'static str, &'static [&'static str], Asked);

/// Those of the system register.
pub(super) const FUNCTIONS: &[Function] = &[
    ("system_register::extend", &[], |at| {
        Box::pin(async {
            let wanted = (&client(), &id());
            system_register::extend(at.api(), &at.token(), &system(), wanted).await.map(drop)
        })
    }),
    ("system_register::read", &[], |at| {
        Box::pin(async { system_register::read(at.api(), &at.token(), &system()).await.map(drop) })
    }),
    ("system_register::register", &[], |at| {
        let name = ThreeLanguages::parse("Filer").unwrap();
        let new = NewSystem::new(system(), number(), &name, (&id(), &client()));
        Box::pin(async move { system_register::register(at.api(), &at.token(), &new).await.map(drop) })
    }),
    ("system_users::ask", &[], |at| {
        Box::pin(async { system_users::ask(at.api(), &at.token(), &system_user(), &id()).await.map(drop) })
    }),
    ("system_users::find", &[], |at| {
        Box::pin(async { system_users::find(at.api(), &at.token(), &system_user()).await.map(drop) })
    }),
    ("system_users::request", &[], |at| {
        Box::pin(async { system_users::request(at.api(), &at.token(), &system_user()).await.map(drop) })
    }),
    ("system_users::take_back", &[], |at| {
        Box::pin(async { system_users::take_back(at.api(), &at.token(), (&system_user(), Uuid::from_u128(1))).await })
    }),
];

fn client() -> ClientId {
    ClientId::parse("5ad4f0ae-1f0c-4b6e-a3c5-7e6f5a2d9b11").unwrap()
}

fn id() -> ResourceId {
    ResourceId::parse("ttd-vedtak").unwrap()
}

fn number() -> OrgNumber {
    OrgNumber::parse("991825827").unwrap()
}

fn system() -> SystemId {
    SystemId::parse("991825827_filer").unwrap()
}

fn system_user() -> SystemUserKey {
    let reference = ExternalRef::parse("ttd-vedtak").unwrap();
    SystemUserKey { system: system(), party: number(), reference }
}
