namespace Fabstir.Testing;

/// <summary>What answers a call with a value.</summary>
internal interface ITypedAnswer<out TResult>
{
    TResult Answer(RecordedMessage recorded);
}
