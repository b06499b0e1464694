// node check.cjs DIRECTORY-WITH-NODE-MODULES SIGNED-FILE PUBLIC-KEY-FILE
// Says "accepted" if the one signature of the file is below its root, covers the whole file and is of that key.
const fs = require('node:fs');
const [, , directory, signedFile, keyFile] = process.argv;
const find = require('node:module').createRequire(directory + '/');
const { SignedXml } = find('xml-crypto');
const { DOMParser } = find('@xmldom/xmldom');

function isAccepted(xml, publicCert) {
    let signature;
    try {
        const root = new DOMParser({ onError: problem => { throw new Error(problem); } })
            .parseFromString(xml, 'text/xml').documentElement;
        const found = root.getElementsByTagNameNS('http://www.w3.org/2000/09/xmldsig#', 'Signature');
        if (found.length !== 1 || found[0].parentNode !== root) return false;
        signature = found[0];
    } catch (notXml) {
        return false;
    }
    const check = new SignedXml({ publicCert });
    try {
        check.loadSignature(signature);
        return check.checkSignature(xml) && check.getReferences().every(reference => reference.uri === '');
    } catch (refusal) {
        if (/invalid|could not|not supported/i.test(refusal.message)) return false;
        throw refusal;
    }
}

const xml = fs.readFileSync(signedFile, 'utf8').replace(/^\uFEFF/, '');
console.log(isAccepted(xml, fs.readFileSync(keyFile, 'utf8')) ? 'accepted' : 'refused');
