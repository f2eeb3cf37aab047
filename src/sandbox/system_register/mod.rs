//! The system register, and requests for system users (Altinn/altinn-authentication,
//! `src/Authentication/Controllers/SystemRegisterController.cs` and `RequestSystemUserController.cs`, 2026-07-17). The order of
//! every call: 401, then scope (403 without a body), then the call.
//!
//! Customers are played here as the service desk is: they answer a request when the desk's time has passed.

mod data;
mod faults;
mod own;
mod requests;
mod rights;
mod rules;
mod systems;
mod users;

pub(super) use data::{System, SystemRequest, UserKey};
pub(super) use requests::{
    by_reference as request_by_reference, by_system as requests_by_system, create as request, delete as delete_request,
    get as get_request,
};
pub(super) use systems::{
    create as register, delete as delete_system, get as get_system, list as list_systems, replace as replace_system,
    replace_rights,
};
pub(super) use users::{SystemUser, by_query as user_by_query, by_system as users_by_system};
