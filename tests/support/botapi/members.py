"""What the Bot API says of a member of a chat."""

from typing import Any


def rights(status: str) -> dict[str, Any]:
    """The fields that a member of this status must have; the bot needs none of them."""
    if status == "creator":
        return {"is_anonymous": False}
    if status != "administrator":
        return {}
    names = (
        "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats "
        "can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories "
        "can_edit_stories can_delete_stories"
    )
    return dict.fromkeys(names.split(), False)
