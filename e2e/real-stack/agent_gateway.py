"""
title: Agent gateway
description: Agents for the tests of Causerie: one reports while it works, one counts slowly, one fails.
"""

import asyncio


class Pipe:
    def pipes(self):
        return [
            {"id": "harpou-agent/deep-research", "name": "Deep research"},
            {"id": "harpou-agent/slow-count", "name": "Slow count"},
            {"id": "harpou-agent/raises", "name": "Raises"},
        ]

    async def pipe(self, body: dict, __event_emitter__=None, __task__=None):
        model = body["model"]
        if __task__ is not None:
            yield "Task"
            return
        if model.endswith("/raises"):
            raise RuntimeError("the research service gave no answer")
        if model.endswith("/slow-count"):
            for number in range(1, 301):
                yield f"{number} "
                await asyncio.sleep(0.1)
            return
        # Events would stand in the text of an answer that is not streamed.
        if body.get("stream"):
            for step in ("Planning the search", "Reading source 1 of 2", "Reading source 2 of 2"):
                yield {"event": {"type": "status", "data": {"description": step, "done": False}}}
                await asyncio.sleep(0.3)
            yield {"event": {"type": "status", "data": {"description": "Read 2 sources", "done": True}}}
        if __event_emitter__ is not None:
            # Goes to Open WebUI's own page only; a plain client must not see it.
            await __event_emitter__({"type": "status", "data": {"description": "Only for the page", "done": True}})
        for piece in ("The ", "G1 ", "is ", "enough ", "for ", "one ", "floor, ", "du ", "café ", "au ", "bureau."):
            yield piece
            await asyncio.sleep(0.05)
