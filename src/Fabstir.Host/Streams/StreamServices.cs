namespace Fabstir.Host;

/// <summary>What all streams are made with.</summary>
internal sealed record StreamServices(AnswerFactory Answers, HostInstruments Instruments, HostLog Log, HostLimits Limits, TimeProvider Time)
{
    public PromptStream Start(StartedAnswer answer) => new(answer, new ReplayBuffer(Limits.StallTimeout, Time), Instruments, Log);
}
