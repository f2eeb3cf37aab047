//! What Altinn's list of organisations means by a no.

use super::row::{ServiceCode, service_codes};
use super::shared::{REGISTER, REGISTER_LATER};
use crate::catalog::services::RemoteService;

service_codes! { Some(RemoteService::OrgRegister);
    "" 404 "ORG-REGISTER-404"
        says REGISTER
        next REGISTER_LATER
}
