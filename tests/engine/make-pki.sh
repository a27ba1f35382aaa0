#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# make-pki.sh DIRECTORY: keys and certificates for the engine's tests, made by OpenSSL, which we did not write.
set -eu
cd "$1"

# key NAME: an EC key, quick to make.
key ()
{
  openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"
}

# sign NAME ISSUER SUBJECT EXTENSION...: NAME.pem for NAME.key, by ISSUER.key; by itself when both are the same. It is
# valid for $days.
days=30
sign ()
{
  name=$1 issuer=$2 subject=$3
  shift 3
  printf '%s\n' "$@" > "$name.ext"
  openssl req -new -key "$name.key" -subj "$subject" -out "$name.csr"
  if [ "$name" = "$issuer" ]; then
    openssl x509 -req -in "$name.csr" -signkey "$name.key" -days "$days" -extfile "$name.ext" -out "$name.pem"
  else
    openssl x509 -req -in "$name.csr" -CA "$issuer.pem" -CAkey "$issuer.key" -set_serial "0x$(openssl rand -hex 8)" \
      -days "$days" -extfile "$name.ext" -out "$name.pem"
  fi
}

ca='basicConstraints=critical,CA:TRUE'
usage='keyUsage=critical,keyCertSign,cRLSign'
names='subjectAltName=DNS:localhost,IP:127.0.0.1'
id='subjectKeyIdentifier=hash'

{
  for name in root other branch leaf self; do key $name; done
  sign root root "/O=Engine Tests/CN=Root" "$ca" "$usage" "$id"
  sign other other "/O=Engine Tests/CN=Other Root" "$ca" "$usage" "$id"
  sign branch root "/O=Engine Tests/CN=Branch" "$ca" "$usage" "$id" "authorityKeyIdentifier=keyid"
  sign leaf branch "/CN=localhost" "basicConstraints=CA:FALSE" "$names" "$id" "authorityKeyIdentifier=keyid"
  sign self self "/CN=localhost" "$names" "$id"
  # The same branch, also certified by the other root; and a root of the same name with another key.
  cp branch.key cross.key
  days=60 sign cross other "/O=Engine Tests/CN=Branch" "$ca" "$usage" "$id"
  key twin
  sign twin twin "/O=Engine Tests/CN=Root" "$ca" "$usage"
  # A leaf that outlives its issuers.
  key long
  days=90 sign long branch "/CN=localhost" "basicConstraints=CA:FALSE" "$names" "$id" "authorityKeyIdentifier=keyid"
  # A leaf that issues: its certificate says that it may not.
  key child
  sign child leaf "/CN=child.localhost" "basicConstraints=CA:FALSE" "subjectAltName=DNS:localhost"
  openssl genrsa -out rsa.key 2048
  sign rsa branch "/CN=localhost" "basicConstraints=CA:FALSE" "$names"
  cat leaf.pem branch.pem > chain.pem
  # The branch's word that the leaf is not revoked.
  serial=$(openssl x509 -in leaf.pem -noout -serial | cut -d= -f2)
  printf 'V\t491231235959Z\t\t%s\tunknown\t/CN=localhost\n' "$serial" > index.txt
  openssl ocsp -issuer branch.pem -cert leaf.pem -no_nonce -reqout request.der
  openssl ocsp -index index.txt -rsigner branch.pem -rkey branch.key -CA branch.pem -ndays 7 \
    -reqin request.der -respout staple.der
  # A timestamp of no log, for the TLS extension: version, log, time, no extensions, an empty ECDSA signature.
  { printf '\000\022\000\063\000\061\000\057\000'; head -c 32 /dev/zero
    printf '\000\000\001\220\000\000\000\000\000\000\004\003\000\000'; } > sct.bin
  { echo '-----BEGIN SERVERINFO FOR SCT-----'; openssl base64 -in sct.bin; echo '-----END SERVERINFO FOR SCT-----'; } > sct.pem
} > log 2>&1 || { cat log >&2; exit 1; }
