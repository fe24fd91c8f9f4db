namespace Fabstir;

/// <summary>A contract in memory refuses, for a reason that the deployed one has too.</summary>
internal sealed class MockRevert(string reason) : Exception(reason)
{
    public static void If(bool isRefused, string reason)
    {
        if (isRefused)
        {
            throw new MockRevert(reason);
        }
    }
}
