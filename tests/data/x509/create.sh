#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the certificates beside it, with OpenSSL 3. The keys are thrown away: the tests only read.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/conf" <<'CONF'
[req]
prompt = no
utf8 = yes
string_mask = utf8only
distinguished_name = plain

[plain]
C = DE
O = Example
CN = www.example.org

[ca_name]
C = DE
O = Example
CN = Example Root

[odd_name]
DC = org
0.OU = "  spaces,+and;more  "
1.OU = "#hash\"<quote>\\\\back"
O = Übung ‮GmbH
serialNumber = 4711
+CN = two values
emailAddress = someone@example.org
X.2.999.1 = unknown attribute

[only_organisation]
O = Example Organisation

[ca]
basicConstraints = critical, CA:TRUE, pathlen:3
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
nameConstraints = critical, permitted;DNS:example.org, permitted;IP:10.0.0.0/255.0.0.0, permitted;dirName:plain, excluded;email:.example.net, excluded;IP:2001:db8::/ffff:ffff::
policyConstraints = requireExplicitPolicy:2, inhibitPolicyMapping:0
inhibitAnyPolicy = 5
policyMappings = 2.999.1:2.999.2

[server]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, keyEncipherment
extendedKeyUsage = serverAuth, clientAuth, 2.999.7
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid, issuer:always
subjectAltName = DNS:www.example.org, DNS:*.example.org, IP:192.0.2.7, IP:2001:db8::7
authorityInfoAccess = OCSP;URI:http://ocsp.example.org/, caIssuers;URI:http://ca.example.org/root.der
crlDistributionPoints = point, URI:http://crl.example.org/b.crl
certificatePolicies = 2.23.140.1.2.1, @policy
tlsfeature = status_request, status_request_v2
# RFC 6962: one timestamp with log ID 01 01.., 2023-11-14T22:13:20.123Z, no extensions, ecdsa_secp256r1_sha256, four bytes of signature
1.3.6.1.4.1.11129.2.4.2 = DER:0437003500330001010101010101010101010101010101010101010101010101010101010101010000018bcfe5687b00000403000430020102
2.999.3 = ASN1:SEQUENCE:nested

[nested]
number = INTEGER:-5
inner = SEQWRAP,UTF8:unknown to us
choice = EXPLICIT:4,BOOLEAN:TRUE

[point]
fullname = URI:http://crl.example.org/a.crl
CRLissuer = dirName:ca_name
reasons = keyCompromise, CACompromise

[policy]
policyIdentifier = 2.999.5
CPS = https://example.org/cps
userNotice = @notice

[notice]
explicitText = UTF8:Read this
organization = Example
noticeNumbers = 1, 2

[all_names]
subjectAltName = @names
issuerAltName = DNS:issuer.example.org

[names]
otherName.1 = 1.3.6.1.4.1.311.20.2.3;UTF8:user@example.org
otherName.2 = 2.999.9;SEQUENCE:nested
email.1 = someone@example.org
DNS.1 = names.example.org
dirName.1 = plain
URI.1 = https://example.org/a?b=c
IP.1 = 192.0.2.1
IP.2 = 2001:db8:0:0:1:0:0:1
RID.1 = 2.999.4

[dns_title]
subjectAltName = critical, email:first@example.org, DNS:title.example.org
CONF

# key FILE GENPKEY-OPTION...
key () { out=$1; shift; openssl genpkey -out "$work/$out.key" "$@" 2>/dev/null; }

# self NAME SUBJECT-SECTION EXTENSIONS-SECTION [REQ-OPTION...]: a certificate that its own key signed
self ()
{
  name=$1 subject=$2 extensions=$3
  shift 3
  sed "s/^distinguished_name = .*/distinguished_name = $subject/" "$work/conf" > "$work/conf.$name"
  openssl req -new -x509 -config "$work/conf.$name" -key "$work/$name.key" -days 3650 -set_serial 0x80c0ffee \
    ${extensions:+-extensions "$extensions"} -outform DER -out "$name.der" "$@"
}

key root -algorithm RSA -pkeyopt rsa_keygen_bits:2048
self root ca_name ca

key server -algorithm EC -pkeyopt ec_paramgen_curve:P-256
openssl req -new -config "$work/conf" -key "$work/server.key" -out "$work/server.csr"
openssl x509 -inform DER -in root.der -out "$work/root.pem"
openssl x509 -req -in "$work/server.csr" -CA "$work/root.pem" -CAkey "$work/root.key" -extfile "$work/conf" \
  -extensions server -days 90 -set_serial 1 -outform DER -out server.der

key names -algorithm ED25519;                                        self names odd_name all_names
key dns-title -algorithm ED448;                                      self dns-title plain dns_title -subj /
key organisation -algorithm EC -pkeyopt ec_paramgen_curve:P-384;     self organisation only_organisation ''
key nameless -algorithm EC -pkeyopt ec_paramgen_curve:P-521;         self nameless plain '' -subj /
key pss -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 \
  -pkeyopt rsa_pss_keygen_md:sha256 -pkeyopt rsa_pss_keygen_mgf1_md:sha256 -pkeyopt rsa_pss_keygen_saltlen:32
self pss plain ''
# RSASSA-PSS with hashes that GnuTLS does not have there, and with another hash for the mask.
pss='-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen'
key pss-sha1 -algorithm RSA -pkeyopt rsa_keygen_bits:2048;           self pss-sha1 plain '' -sha1 $pss:20
key pss-sha224 -algorithm RSA -pkeyopt rsa_keygen_bits:2049;         self pss-sha224 plain '' -sha224 $pss:11
key pss-mask -algorithm RSA -pkeyopt rsa_keygen_bits:2048
self pss-mask plain '' -sha256 $pss:32 -sigopt rsa_mgf1_md:sha1
key secp256k1 -algorithm EC -pkeyopt ec_paramgen_curve:secp256k1;    self secp256k1 plain ''
key brainpool -algorithm EC -pkeyopt ec_paramgen_curve:brainpoolP256r1; self brainpool plain ''
key explicit -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -pkeyopt ec_param_enc:explicit
self explicit plain ''
openssl genpkey -genparam -algorithm DSA -pkeyopt dsa_paramgen_bits:1024 -pkeyopt dsa_paramgen_q_bits:160 \
  -out "$work/dsa.par" 2>/dev/null
key dsa -paramfile "$work/dsa.par";                                  self dsa plain '' -sha256

# A key that cannot sign gets its certificate from the root.
key x25519 -algorithm X25519
openssl pkey -in "$work/x25519.key" -pubout -out "$work/x25519.pub"
openssl x509 -new -subj /CN=x25519 -CA "$work/root.pem" -CAkey "$work/root.key" -force_pubkey "$work/x25519.pub" \
  -days 90 -set_serial 2 -outform DER -out x25519.der
