# Node packages, exactly as package-lock.json pins them. Sourced by tools/setup.sh.

NPM_STAMP=node_modules/.playmill-lock

npm_key() { (cd "$PLAYMILL_ROOT" && cat package.json package-lock.json | sha256sum | cut -d' ' -f1); }

npm_done() { [ "$(cat "$PLAYMILL_ROOT/$NPM_STAMP" 2>/dev/null)" = "$(npm_key)" ]; }

install_npm() {
  npm_done && {
    note "already there"
    return 0
  }
  cd "$PLAYMILL_ROOT"
  # `npm ci` empties node_modules first, the stamp with it; the stamp comes back only after it ended well.
  npm ci --no-audit --no-fund --loglevel=error
  npm_key >"$NPM_STAMP"
}
