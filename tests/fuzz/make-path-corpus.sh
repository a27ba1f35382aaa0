#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# make-path-corpus.sh FOLDER: the seeds of fuzz-path: a byte of options, then certificates, CRLs and OCSP responses,
# made by OpenSSL.
set -eu
folder=$1
mkdir -p "$folder"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
folder=$(cd "$folder" && pwd)
cd "$work"

# sign NAME ISSUER SUBJECT EXTENSION...: NAME.der by ISSUER's key.
sign ()
{
  name=$1 issuer=$2 subject=$3
  shift 3
  printf '%s\n' "$@" > extensions
  openssl ecparam -name prime256v1 -genkey -noout -out "$name.key"
  openssl req -new -key "$name.key" -subj "$subject" -out request
  if [ "$name" = "$issuer" ]; then by="-signkey $name.key"; else by="-CA $issuer.pem -CAkey $issuer.key"; fi
  # shellcheck disable=SC2086
  openssl x509 -req -in request $by -set_serial 7 -days 3650 -extfile extensions -out "$name.pem" 2>/dev/null
  openssl x509 -in "$name.pem" -outform DER -out "$name.der"
}

# revoke NAME EXTENSION...: NAME.crl, in which the tag is that of a SET.
revoke ()
{
  name=$1
  shift
  printf 'R\t491231235959Z\t260101000000Z,keyCompromise\t07\tunknown\t/CN=x\n' > index.txt
  echo 01 > number
  printf '%s\n' '[ca]' 'default_ca=a' '[a]' 'database=index.txt' 'crlnumber=number' 'default_md=sha256' \
    'default_crl_days=3650' 'crl_extensions=e' '[e]' 'authorityKeyIdentifier=keyid' "$@" > config
  openssl ca -config config -gencrl -cert "$name.pem" -keyfile "$name.key" -out list.pem 2>/dev/null
  openssl crl -in list.pem -outform DER -out list.der
  { printf '\061'; tail -c +2 list.der; } > "$name.crl"
}

ca='basicConstraints=critical,CA:TRUE'
ids='subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid'
sign root root '/O=Seeds/CN=Root' "$ca" 'subjectKeyIdentifier=hash' 'keyUsage=critical,keyCertSign,cRLSign'
sign branch root '/O=Seeds/CN=Branch' "$ca,pathlen:0" "$ids" 'keyUsage=critical,keyCertSign,cRLSign' \
  'certificatePolicies=1.3.6.1.4.1.5923.1,2.5.29.32.0' 'policyConstraints=critical,requireExplicitPolicy:0' \
  'policyMappings=1.3.6.1.4.1.5923.1:1.3.6.1.4.1.5923.2' 'inhibitAnyPolicy=critical,1' 'extendedKeyUsage=serverAuth' \
  'nameConstraints=critical,permitted;DNS:example.org,permitted;email:example.org,permitted;IP:192.0.2.0/255.255.255.0,permitted;URI:.example.org,excluded;DNS:bad.example.org,excluded;dirName:d' \
  '[d]' 'O=Bad'
sign leaf branch '/O=Seeds/CN=example.org' 'basicConstraints=critical,CA:FALSE' "$ids" \
  'keyUsage=critical,digitalSignature' 'extendedKeyUsage=serverAuth,clientAuth' 'certificatePolicies=1.3.6.1.4.1.5923.2' \
  'subjectAltName=DNS:example.org,DNS:*.example.org,IP:192.0.2.1,email:me@example.org,URI:https://www.example.org/,RID:1.2.3' \
  'crlDistributionPoints=critical,p' '[p]' 'fullname=URI:http://example.org/crl' 'reasons=keyCompromise,CACompromise'
revoke root
revoke branch 'issuingDistributionPoint=critical,@s' '[s]' 'fullname=URI:http://example.org/crl' \
  'onlysomereasons=keyCompromise,CACompromise' 'indirectCRL=TRUE'

printf 'R\t491231235959Z\t260101000000Z,keyCompromise\t07\tunknown\t/CN=x\n' > index.txt
openssl ocsp -index index.txt -CA branch.pem -rsigner branch.pem -rkey branch.key -issuer branch.pem -cert leaf.pem \
  -respout leaf.response -ndays 3650 > /dev/null
{ printf '\062'; tail -c +2 leaf.response; } > leaf.ocsp

# seed NAME OPTIONS PART...
seed ()
{
  name=$1 options=$2
  shift 2
  { printf "\\$options"; cat "$@"; } > "$folder/$name"
}

seed chain 100 leaf.der branch.der root.der
seed web 163 leaf.der branch.der root.der
seed policies 114 leaf.der branch.der root.der
seed lists 100 leaf.der branch.crl root.crl branch.der root.der
seed responses 100 leaf.der leaf.ocsp branch.der root.der
seed order 100 leaf.der root.der branch.der root.der
seed alone 003 leaf.der
