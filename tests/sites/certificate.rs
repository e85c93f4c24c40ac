//! The self-signed certificate.

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use std::error::Error;
use std::sync::Arc;

/// A configuration with a fresh certificate for `names`, and that certificate.
///
/// HTTP/1.1 only: every request then names its host in its `Host` header, and
/// browsers do not share a connection between hosts.
pub fn server_config(
    names: Vec<String>,
) -> Result<(ServerConfig, CertificateDer<'static>), Box<dyn Error + Send + Sync>> {
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(names)?;
    let key = PrivatePkcs8KeyDer::from(signing_key.serialize_der());
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], key.into())?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok((config, cert.der().clone()))
}
