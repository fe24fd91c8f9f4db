using Microsoft.Extensions.AI;

namespace Fabstir.Extensions.AI;

/// <summary>
/// The names under which the last update of an answer, and so the response, has what it cost and who gave it: keys of <see cref="ChatResponseUpdate.AdditionalProperties"/>.
/// </summary>
public static class ChatCost
{
    /// <summary>What the tokens of the answer cost, a <see cref="TokenAmount"/>. What is paid in the end depends on the whole session.</summary>
    public const string Cost = "fabstir.cost";

    /// <summary>The session that answered, a <see cref="Fabstir.SessionIdentity"/>; its host is in it.</summary>
    public const string Session = "fabstir.session";

    /// <summary>Hosts that failed before it answered, a list of <see cref="HostFailover"/>; not there where none did.</summary>
    public const string Failovers = "fabstir.failovers";
}
