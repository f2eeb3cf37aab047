//! What Enhetsregisteret means by a no.

use super::row::{ServiceCode, service_codes};
use super::shared::{REGISTER, REGISTER_LATER};
use crate::catalog::services::RemoteService;

service_codes! { Some(RemoteService::Enhetsregisteret);
    "" 400 "BRREG-400"
        says REGISTER
        next REGISTER_LATER
}
