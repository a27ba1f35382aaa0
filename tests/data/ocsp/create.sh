#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the certificates and OCSP responses beside it, with OpenSSL 3. The keys are thrown away: the tests only read.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/conf" <<'CONF'
[req]
prompt = no
distinguished_name = name
[name]
CN = overridden
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[leaf]
basicConstraints = critical, CA:FALSE
subjectAltName = DNS:www.example.org
extendedKeyUsage = serverAuth
[responder]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = OCSPSigning
[plain]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
CONF

key () { openssl genpkey -out "$work/$1.key" -algorithm EC -pkeyopt ec_paramgen_curve:P-256 2>/dev/null; }

authority ()
{
  key "$1"
  openssl req -new -x509 -config "$work/conf" -key "$work/$1.key" -subj "/CN=$2" -days 20000 -set_serial 1 \
    -extensions ca -out "$work/$1.pem"
}

# issue NAME ISSUER EXTENSIONS SERIAL
issue ()
{
  key "$1"
  openssl req -new -config "$work/conf" -key "$work/$1.key" -subj "/CN=$1" -out "$work/$1.csr"
  openssl x509 -req -in "$work/$1.csr" -CA "$work/$2.pem" -CAkey "$work/$2.key" -extfile "$work/conf" \
    -extensions "$3" -days 20000 -set_serial "$4" -out "$work/$1.pem" 2>/dev/null
}

authority issuer 'Example Authority'
authority stranger 'Strange Authority'
issue leaf issuer leaf 0x80c0ffee
issue other issuer leaf 0x1234
issue delegate issuer responder 0x11
issue pretender issuer plain 0x12
issue foreigner stranger responder 0x13

printf 'V\t491231235959Z\t\t80C0FFEE\tunknown\t/CN=leaf\nR\t491231235959Z\t260101120000Z,superseded\t1234\tunknown\t/CN=other\n' \
  > "$work/index.txt"

# respond OUT SIGNER CERTIFICATE [OPTION...]; the request may carry a nonce
respond ()
{
  out=$1 signer=$2 certificate=$3
  shift 3
  openssl ocsp -sha1 -issuer "$work/issuer.pem" -cert "$work/$certificate.pem" -reqout "$work/req.der" ${nonce:--no_nonce} \
    2>/dev/null
  openssl ocsp -index "$work/index.txt" -CA "$work/issuer.pem" -rsigner "$work/$signer.pem" -rkey "$work/$signer.key" \
    -reqin "$work/req.der" -ndays 7 -respout "$out.der" "$@" >/dev/null 2>&1
}

respond direct issuer leaf
respond revoked issuer other
respond delegated delegate leaf
respond delegated-by-key delegate leaf -resp_key_id
respond pretended pretender leaf
respond foreign foreigner leaf
respond without-certificate delegate leaf -resp_no_certs
nonce=-nonce
respond nonce issuer leaf

for name in issuer leaf other; do
  openssl x509 -in "$work/$name.pem" -outform DER -out "$name.der"
done
