#!/usr/bin/env bash
# Plans with a language model: services of all makes and all kinds of trouble, played by node.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
node --test --test-reporter=tap tests/llm/
