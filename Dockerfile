# Two stages: the first builds a virtual environment from the lock, the second is that and Python, nothing to build
# or install with. Runs as uid 10001, needs no capability, and works with a read-only root: only /data is written.

FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
RUN python -m venv /opt/watchword
WORKDIR /src
# The lock first: as long as it is the same, this layer is.
COPY requirements.lock ./
RUN /opt/watchword/bin/python -m pip install --require-hashes --no-deps --only-binary :all: --requirement requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot/ bot/
COPY rules/ rules/
# Compiled here, because the running container can't write it. Tools that only build stay behind. A checkout with a
# strict umask must not make rules that the container's user can't read.
RUN chmod -R a+rX rules \
    && /opt/watchword/bin/python -m pip install --no-deps --no-build-isolation . \
    && /opt/watchword/bin/python -m pip uninstall --yes hatchling pip \
    && python -m compileall -q -j 0 /opt/watchword/lib

FROM python:3.13-slim
LABEL org.opencontainers.image.title="Watchword" \
      org.opencontainers.image.description="Watches the news for what you are waiting for, and rings once per story." \
      org.opencontainers.image.licenses="MIT"
RUN python -m pip uninstall --yes --quiet --root-user-action ignore pip \
    && groupadd --gid 10001 watchword \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin watchword \
    && install --directory --owner 10001 --group 10001 --mode 0750 /data
COPY --from=build /opt/watchword /opt/watchword
COPY --from=build /src/rules /rules
ENV PATH=/opt/watchword/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    WATCHWORD_RULES=/rules \
    WATCHWORD_STATE=/data \
    WATCHWORD_WEB=0.0.0.0:8080
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s --retries=3 CMD ["watchword", "health"]
CMD ["watchword", "run"]
