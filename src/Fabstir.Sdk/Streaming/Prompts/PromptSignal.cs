using Fabstir.Protocol;

namespace Fabstir;

/// <summary>Something that decides how a prompt goes on.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="End">With <see cref="PromptSignalKind.Ended"/>, what the host said.</param>
/// <param name="Error">With <see cref="PromptSignalKind.Refused"/>, what the host said.</param>
/// <param name="Cause">With <see cref="PromptSignalKind.Lost"/>, what the network said; null where the host closed the socket in order.</param>
internal readonly record struct PromptSignal(
    PromptSignalKind Kind, HostMessage.StreamEnd? End = null, HostMessage.HostError? Error = null, Exception? Cause = null);
