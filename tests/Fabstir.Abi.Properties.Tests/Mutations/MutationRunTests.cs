using Fabstir.Abi.Mutations.Mutations;

namespace Fabstir.Abi.Properties.Tests.Mutations;

/// <summary>A small run of the program that does ten million.</summary>
public sealed class MutationRunTests
{
    private const int Messages = 100;
    private const int Cases = 100_000;

    [Fact]
    public void Damaged_data_is_refused_or_decodes_to_something_that_stays_the_same()
    {
        MutationResult result = new MutationRun(seed: 2, Messages).Run(Cases);

        TestContext.Current.SendDiagnosticMessage(result.Summary);
        Assert.Empty(result.Violations);
        Assert.Equal(Cases, result.Decoded + result.Refused);
        Assert.True(result.Decoded > Cases / 10 && result.Refused > Cases / 10);
    }
}
