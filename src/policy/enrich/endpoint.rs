//! By which door a request comes.

/// Which of the platform's two doors a request came by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Endpoint {
    /// The platform's own services. National identity numbers are not looked up here.
    #[default]
    Internal,
    /// Everybody else.
    External,
}
