# The bot with its embedded Redis, or with the one that REDIS_URL names; and what it is rehearsed with.

FROM python:3.11-slim-bookworm AS packages
WORKDIR /build
COPY requirements.txt ./
RUN python3 -m venv --without-pip /venv \
    && python3 -m pip --python /venv/bin/python3 install --no-cache-dir \
        --disable-pip-version-check --only-binary :all: --require-hashes -r requirements.txt

FROM python:3.11-slim-bookworm
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin bot \
    && install --directory --owner bot --group bot --mode 0700 /data
COPY --from=packages /venv /venv
WORKDIR /app
COPY config.yaml ./
COPY campaign campaign
COPY storage storage
COPY handlers handlers
COPY bot bot
COPY simulator simulator
COPY forms forms
ENV PATH=/venv/bin:$PATH DATA_DIR=/data PORT=8080 BIND_ADDRESS=0.0.0.0
RUN chmod -R a+rX . && python3 -m compileall -q .
USER 10001:10001
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=6s --start-period=30s --retries=3 \
    CMD ["python3", "-c", "import http.client, os, sys; door = http.client.HTTPConnection('127.0.0.1', int(os.environ['PORT']), timeout=5); door.request('GET', '/readyz'); sys.exit(door.getresponse().status != 200)"]
CMD ["python3", "-m", "bot", "serve"]
