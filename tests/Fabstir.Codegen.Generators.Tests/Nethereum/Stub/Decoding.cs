using System.Collections.Generic;
using System.Threading.Tasks;
using Nethereum.ABI.Model;

namespace Nethereum.ABI.FunctionEncoding
{
    public class ParameterOutput
    {
        public Parameter Parameter { get; set; }

        public object Result { get; set; }
    }
}

namespace Nethereum.Contracts
{
    using Nethereum.ABI.FunctionEncoding;

    // Calls that are decoded without a type of the result.
    public class Function
    {
        public Task<List<ParameterOutput>> CallDecodingToDefaultAsync(params object[] functionInput) => throw null;
    }
}
