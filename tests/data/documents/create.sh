#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# create.sh FOLDER: makes the documents of this folder with OpenSSL. They differ with every run in keys and times; the
# tests ask for what does not.
set -eu

folder=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > request.cnf <<'EOF'
[req]
distinguished_name = dn
req_extensions = extensions
attributes = attributes
prompt = no
[dn]
O = Example
CN = request.example.org
[attributes]
challengePassword = not a secret
[extensions]
subjectAltName = DNS:request.example.org
keyUsage = digitalSignature
EOF

cat > ca.cnf <<'EOF'
[ca]
default_ca = here
[here]
database = index.txt
crlnumber = crlnumber
serial = serial
new_certs_dir = .
default_md = sha256
default_crl_days = 30
crl_extensions = crl
policy = any
[any]
commonName = supplied
[crl]
authorityKeyIdentifier = keyid
issuingDistributionPoint = critical, @idp
[idp]
onlyuser = TRUE
[v3]
subjectKeyIdentifier = hash
EOF

new_key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1" 2> /dev/null; }

new_key root.key
openssl req -new -x509 -config ca.cnf -extensions v3 -key root.key -subj "/CN=Example Root" -days 3650 -out root.pem
new_key leaf.key
openssl req -new -key leaf.key -subj "/CN=leaf" -out leaf.csr
: > index.txt
echo 1267 > crlnumber
echo 0a > serial
openssl ca -batch -config ca.cnf -cert root.pem -keyfile root.key -in leaf.csr -days 365 -out leaf.pem -notext 2> /dev/null
openssl ca -config ca.cnf -cert root.pem -keyfile root.key -revoke leaf.pem -crl_reason keyCompromise 2> /dev/null
openssl ca -config ca.cnf -cert root.pem -keyfile root.key -gencrl -out crl.pem 2> /dev/null
openssl crl -in crl.pem -outform DER -out "$folder/list.crl"

openssl req -new -config request.cnf -key leaf.key -outform DER -out "$folder/request.csr"
openssl pkey -in leaf.key -pubout -outform DER -out "$folder/public.key"
openssl crl2pkcs7 -in crl.pem -certfile leaf.pem -certfile root.pem -outform DER -out "$folder/bag.p7b"
echo hello > text
openssl cms -sign -in text -signer leaf.pem -inkey leaf.key -outform DER -stream -out "$folder/signed.p7s"
openssl pkcs12 -export -in leaf.pem -inkey leaf.key -certfile root.pem -name Friendly -passout pass:password \
  -out "$folder/locked.p12"
openssl pkcs12 -export -in leaf.pem -inkey leaf.key -name Friendly -keypbe NONE -certpbe NONE -passout pass: \
  -out "$folder/open.p12"
openssl ocsp -issuer root.pem -cert leaf.pem -reqout "$folder/question.ocsp" -no_cert_verify
openssl pkcs8 -topk8 -in leaf.key -nocrypt -outform DER -out "$folder/plain.p8"
openssl pkcs8 -topk8 -in leaf.key -passout pass:password -outform DER -out "$folder/locked.p8"
openssl ec -in leaf.key -outform DER -out "$folder/ec.key" 2> /dev/null
