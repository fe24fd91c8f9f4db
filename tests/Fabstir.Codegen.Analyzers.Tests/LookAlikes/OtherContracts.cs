// Contracts of other people, some of whose entries are called as entries of ours are, or were.
using System.Numerics;
using Nethereum.ABI.FunctionEncoding.Attributes;
using Nethereum.Contracts;

namespace Arcade
{
    // A price is in credits here, and a session has a machine.
    [Function("createSessionJob", "uint256")]
    public sealed class CreateSessionJobFunction : FunctionMessage
    {
        [Parameter("uint256", "machine", 1)]
        public BigInteger Machine { get; set; }

        [Parameter("string", "player", 2)]
        public string Player { get; set; } = "";
    }

    [Function("jobs", typeof(JobOutput))]
    public sealed class JobsFunction : FunctionMessage
    {
        [Parameter("uint256", "", 1)]
        public BigInteger Number { get; set; }
    }

    [FunctionOutput]
    public sealed class JobOutput
    {
        [Parameter("address", "worker", 1)]
        public string Worker { get; set; } = "";

        [Parameter("uint256", "reward", 2)]
        public BigInteger Reward { get; set; }
    }

    [Event("SessionCompleted")]
    public sealed class SessionCompletedEvent : IEventDTO
    {
        [Parameter("address", "player", 1, true)]
        public string Player { get; set; } = "";

        [Parameter("uint256", "score", 2, false)]
        public BigInteger Score { get; set; }
    }

    [Function("stake")]
    public sealed class StakeFunction : FunctionMessage
    {
        [Parameter("uint256", "amount", 1)]
        public BigInteger Amount { get; set; }
    }

    [Function("deposit")]
    public sealed class DepositFunction : FunctionMessage
    {
        [Parameter("address", "token", 1)]
        public string Token { get; set; } = "";

        [Parameter("uint256", "amount", 2)]
        public BigInteger Amount { get; set; }
    }

    public sealed class Machines(Func<string, object[], Task<BigInteger>> call)
    {
        // Methods that are called as ours were.
        public Task<BigInteger> CreateSessionJobAsync(string host, BigInteger deposit, BigInteger pricePerToken) =>
            call("createSessionJob", [host, deposit, pricePerToken]);

        public Task<BigInteger> ClaimWithProofAsync(BigInteger jobId, byte[] proof) => call("claimWithProof", [jobId, proof]);

        public Task<BigInteger> GetNodePricingAsync(string node, string currency) => call("getNodePricing", [currency, node]);

        public async Task<BigInteger> PlayAsync(string host, string other)
        {
            BigInteger job = await CreateSessionJobAsync(other, 5, 200);
            await Task.Delay(2_000);
            return await ClaimWithProofAsync(job, new byte[32]);
        }
    }
}
